using static System.FormattableString;

namespace EcomCore.Inventory;

/// <summary>How much a new channel gets to begin with, and what follows from how it sells. Immutable.</summary>
public sealed record TrialLotRule
{
    /// <summary>The most units of a trial lot unless told otherwise: 100, the house rule.</summary>
    public const long DefaultUnits = 100;

    internal const double DefaultSteadyShare = 0.1;
    internal const double DefaultGrowSellThrough = 0.7;
    internal const double DefaultEndSellThrough = 0.2;

    /// <summary>Creates a rule.</summary>
    /// <param name="units">The most units of a trial lot; 0 or more.</param>
    /// <param name="steadyShare">The share of the steady channel's monthly sales that a trial lot does not exceed; 0 to 1.</param>
    /// <param name="growSellThrough">Sold divided by sent from which a trial grows, inclusive; 0 to 1.</param>
    /// <param name="endSellThrough">Sold divided by sent below which a trial ends; 0 to <paramref name="growSellThrough"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public TrialLotRule(
        long units = DefaultUnits,
        double steadyShare = DefaultSteadyShare,
        double growSellThrough = DefaultGrowSellThrough,
        double endSellThrough = DefaultEndSellThrough)
    {
        Guard.AtLeast(units, 0);
        Guard.Between(steadyShare, 0.0, 1.0);
        Guard.Between(growSellThrough, 0.0, 1.0);
        Guard.Between(endSellThrough, 0.0, growSellThrough);
        Units = units;
        SteadyShare = steadyShare;
        GrowSellThrough = growSellThrough;
        EndSellThrough = endSellThrough;
    }

    /// <summary>Gets the rule with every default: 100 units or 10 % of the steady channel's monthly sales, whichever is smaller.</summary>
    public static TrialLotRule Default { get; } = new();

    /// <summary>Gets the most units of a trial lot.</summary>
    public long Units { get; }

    /// <summary>Gets the share of the steady channel's monthly sales that a trial lot does not exceed.</summary>
    public double SteadyShare { get; }

    /// <summary>Gets the sell-through from which a trial grows, inclusive.</summary>
    public double GrowSellThrough { get; }

    /// <summary>Gets the sell-through below which a trial ends.</summary>
    public double EndSellThrough { get; }

    /// <summary>Finds the trial lot of an item.</summary>
    /// <param name="steadyMonthlySales">Units the item sells per month on the steady channel; finite, 0 or more. Null when no channel sells it yet.</param>
    /// <returns>The smaller of <see cref="Units"/> and the share of those sales, rounded up; <see cref="Units"/> when no channel sells it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sales are outside their range.</exception>
    public long UnitsFor(double? steadyMonthlySales)
    {
        if (steadyMonthlySales is not { } sales)
        {
            return Units;
        }

        Guard.Between(sales, 0, double.MaxValue, nameof(steadyMonthlySales));
        if (sales * SteadyShare >= Units)
        {
            return Units;
        }

        return Math.Min(Units, SafetyStock.PercentOfSales(sales, SteadyShare));
    }

    /// <summary>Judges a trial after its review period.</summary>
    /// <param name="sent">Units sent to the channel in the trial; 1 or more.</param>
    /// <param name="sold">Units it sold, less returns; 0 to <paramref name="sent"/>.</param>
    /// <returns>Grow from <see cref="GrowSellThrough"/>, End below <see cref="EndSellThrough"/>, else Hold.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public TrialVerdict Review(long sent, long sold)
    {
        Guard.AtLeast(sent, 1);
        Guard.Between(sold, 0, sent);
        var sellThrough = (double)sold / sent;
        return sellThrough >= GrowSellThrough ? TrialVerdict.Grow : sellThrough < EndSellThrough ? TrialVerdict.End : TrialVerdict.Hold;
    }

    /// <summary>Says in a sentence why a trial grows, holds or ends.</summary>
    /// <param name="sent">Units sent to the channel in the trial; 1 or more.</param>
    /// <param name="sold">Units it sold, less returns; 0 to <paramref name="sent"/>.</param>
    /// <returns>The sell-through, the limit that decided, and what to do, such as "74 of 100 sold is 74 %, at least 70 %: grow, by its own demand from now on."</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public string Explain(long sent, long sold)
    {
        var (limit, advice) = Review(sent, sold) switch
        {
            TrialVerdict.Grow => (Invariant($"at least {Percent(GrowSellThrough)}"), "grow, by its own demand from now on"),
            TrialVerdict.End => (Invariant($"below {Percent(EndSellThrough)}"), "end, send no more"),
            _ => (Invariant($"from {Percent(EndSellThrough)} to below {Percent(GrowSellThrough)}"), "hold, keep the trial lot as its floor and look again"),
        };
        return Invariant($"{sold} of {sent} sold is {Percent((double)sold / sent)}, {limit}: {advice}.");
    }

    private static string Percent(double share) => Invariant($"{100 * share:0.####} %");
}
