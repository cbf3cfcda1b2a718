namespace EcomCore.Cli.Plan;

/// <summary>Marketing spend of the last quarter.</summary>
/// <param name="ByChannel">Spend by channel, in the store's order.</param>
/// <param name="RevenueByChannel">Revenue that <c>spend.csv</c> reports beside it.</param>
/// <param name="Weeks">Distinct weeks among the last quarter's rows.</param>
internal sealed record SpendBook(IReadOnlyList<decimal> ByChannel, IReadOnlyList<decimal> RevenueByChannel, int Weeks)
{
    /// <summary>Gets the average week's spend on all channels; 0 without any row.</summary>
    public decimal PerWeek => Weeks == 0 ? 0 : ByChannel.Sum() / Weeks;
}
