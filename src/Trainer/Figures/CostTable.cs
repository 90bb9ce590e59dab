namespace Streaming.Trainer.Figures;

/// <summary>What a million comments cost in energy and money, from the measured time and assumptions that are named.</summary>
public static class CostTable
{
    // Assumptions, not measurements. A busy server core with its share of memory and power supply: 10 W. A virtual core for rent: 0.05 USD an hour.
    private const double Watts = 10;
    private const double DollarsAnHour = 0.05;

    private const double SecondsAnHour = 3600;

    /// <summary>Writes the table.</summary>
    public static void Write(Page page, IEnumerable<(string Name, double Microseconds)> contestants)
    {
        page.Section("Energy and cost of a million comments", $"From the processor time above. Assumed: {Watts:F0} W for a busy core with its share of the machine, {Page.Figure(DollarsAnHour, 2)} USD for an hour of a rented virtual core.");
        page.Head("", "core seconds", "watt-hours", "USD");
        foreach (var (name, microseconds) in contestants)
            page.Row(name, Page.Figure(microseconds, 1), WattHours(microseconds), Page.Figure(Dollars(microseconds), 5));
    }

    /// <summary>Watt-hours for a million comments of so many microseconds: as many core seconds.</summary>
    public static double WattHours(double microseconds) => microseconds * Watts / SecondsAnHour;

    /// <summary>US dollars for a million comments of so many microseconds.</summary>
    public static double Dollars(double microseconds) => microseconds * DollarsAnHour / SecondsAnHour;
}
