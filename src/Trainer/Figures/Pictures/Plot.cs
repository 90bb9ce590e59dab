namespace Streaming.Trainer.Figures.Pictures;

/// <summary>A rectangle of a picture in which values from 0 to 1 are drawn, from the lower left corner.</summary>
public readonly record struct Plot(Svg Picture, double Left, double Top, double Width, double Height)
{
    /// <summary>The pixel of a share of the width.</summary>
    public double X(double share) => Left + (share * Width);

    /// <summary>The pixel of a share of the height.</summary>
    public double Y(double share) => Top + ((1 - share) * Height);

    /// <summary>A line through points whose coordinates are shares.</summary>
    public void Curve(string look, IEnumerable<(double X, double Y)> points)
    {
        var plot = this;
        Picture.Path(look, points.Select(p => (plot.X(p.X), plot.Y(p.Y))));
    }

    /// <summary>A vertical line of the grid with its label below.</summary>
    public void Upright(double share, string label)
    {
        Picture.Line("grid", X(share), Y(0), X(share), Y(1));
        Picture.Text(X(share), Y(0) + 18, "middle", label);
    }

    /// <summary>A horizontal line of the grid with its label at the left.</summary>
    public void Level(double share, string label)
    {
        Picture.Line("grid", X(0), Y(share), X(1), Y(share));
        Picture.Text(X(0) - 8, Y(share) + 4, "end", label);
    }

    /// <summary>The frame, drawn last.</summary>
    public void Frame() => Picture.Box("frame", Left, Top, Width, Height);

    /// <summary>Names a curve: the n-th entry of the legend, at a place given in shares.</summary>
    public void Legend(int entry, string look, string words, double x, double y)
    {
        var (left, top) = (X(x), Y(y) + (20 * entry));
        Picture.Line(look, left, top - 4, left + 30, top - 4);
        Picture.Text(left + 38, top, "", words);
    }
}
