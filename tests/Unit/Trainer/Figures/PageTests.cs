using Streaming.Trainer.Figures;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Figures;

public sealed class PageTests
{
    [Fact]
    public void A_table_is_markdown()
    {
        var output = new StringWriter { NewLine = "\n" };
        var page = new Page(output);
        page.Head("language", "AUC", "rows", "F1");
        page.Row("fr", 0.12345, 12, double.NaN);
        Assert.Equal("\n| language | AUC | rows | F1 |\n| --- | --- | --- | --- |\n| fr | 0.123 | 12 | – |\n", output.ToString());
    }

    [Fact]
    public void A_rate_comes_with_its_interval()
    {
        Assert.Equal("100.0 (55.2 to 174.4)", Page.PerThousand(10, 100));
        Assert.Equal("–", Page.PerThousand(0, 0));
    }
}
