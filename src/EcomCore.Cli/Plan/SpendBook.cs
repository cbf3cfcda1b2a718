namespace EcomCore.Cli.Plan;

/// <summary>Marketing spend of the last quarter.</summary>
/// <param name="ByChannel">Spend by channel, in the store's order.</param>
/// <param name="RevenueByChannel">Revenue that <c>spend.csv</c> reports beside it.</param>
/// <param name="Weeks">Distinct weeks among the last quarter's rows.</param>
/// <param name="LaterRows">Rows after the last day, which are left out.</param>
internal sealed record SpendBook(IReadOnlyList<decimal> ByChannel, IReadOnlyList<decimal> RevenueByChannel, int Weeks, long LaterRows)
{
    /// <summary>Gets whether the revenue beside some spend is known, so that channels can be judged by what a unit of money brought.</summary>
    public bool HasReturns => Enumerable.Range(0, ByChannel.Count).Any(i => ReturnOf(i) > 0);

    /// <summary>Gets the average week's spend on all channels; 0 without any row.</summary>
    public decimal PerWeek => Weeks == 0 ? 0 : ByChannel.Sum() / Weeks;

    /// <summary>Revenue per unit of spend on a channel, 0 where more came back than was sold; null where nothing was spent.</summary>
    public double? ReturnOf(int channel) => ByChannel[channel] > 0 ? Math.Max(0, (double)RevenueByChannel[channel] / (double)ByChannel[channel]) : null;
}
