namespace EcomCore.Budgeting;

/// <summary>A budget spread over weeks; the weeks add up to it exactly. Immutable.</summary>
public sealed class PacingPlan
{
    /// <summary>Up to which part of the planned spend a difference still counts as on plan.</summary>
    public const double DefaultTolerance = 0.05;

    internal PacingPlan(Money total, IReadOnlyList<PacingWeek> weeks)
    {
        Total = total;
        Weeks = weeks;
    }

    /// <summary>Gets the budget.</summary>
    public Money Total { get; }

    /// <summary>Gets the weeks in order.</summary>
    public IReadOnlyList<PacingWeek> Weeks { get; }

    /// <summary>Compares with what was spent.</summary>
    /// <param name="actuals">What each week cost, the first week first; as many as have passed, at most all. Whole smallest units of the currency.</param>
    /// <param name="tolerance">Up to which part of the planned spend a difference counts as on plan; 0 to 1.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actuals"/> is null.</exception>
    /// <exception cref="ArgumentException">There are more actuals than weeks, or one has too many decimals.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An actual is negative or too large, or the tolerance is out of range.</exception>
    public PacingReport Compare(IReadOnlyList<decimal> actuals, double tolerance = DefaultTolerance)
    {
        Guard.Between(tolerance, 0, 1);
        var spent = SpentOf(actuals);
        var planned = actuals.Count == 0 ? 0 : Weeks[actuals.Count - 1].Cumulative.MinorUnits;
        var variance = spent - planned;
        var share = planned > 0 ? variance / (double)planned : (double?)null;
        var restAtRatio = planned > 0 ? AtRatio(Total.MinorUnits - planned, spent, planned) : Total.MinorUnits - planned;
        var status = spent > Total.MinorUnits ? PacingStatus.Exhausted
            : Math.Abs((decimal)variance) <= (decimal)tolerance * planned ? PacingStatus.OnPlan
            : variance < 0 ? PacingStatus.Under
            : PacingStatus.Over;
        return new PacingReport(
            actuals.Count,
            In(planned),
            In(spent),
            In(variance),
            share,
            In(Total.MinorUnits - spent),
            decimal.Round((spent + restAtRatio) * Total.Currency.SmallestUnit, Total.Currency.Exponent),
            status);
    }

    /// <summary>Plans the rest anew: what is left goes over the weeks to come by their weights.</summary>
    /// <param name="actuals">What each week cost, the first week first; as many as have passed, at most all.</param>
    /// <returns>
    /// A plan of the same weeks whose past ones are the actuals. Its total is the old one, or what was spent when that is more, or when no week to come has a
    /// weight; the weeks to come then get nothing.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="actuals"/> is null.</exception>
    /// <exception cref="ArgumentException">There are more actuals than weeks, or one has too many decimals.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An actual is negative or too large.</exception>
    public PacingPlan Replan(IReadOnlyList<decimal> actuals)
    {
        var spent = SpentOf(actuals);
        var coming = Weeks.Skip(actuals.Count).ToArray();
        var left = coming.Any(week => week.Weight > 0) ? Math.Max(0, Total.MinorUnits - spent) : 0;
        var rest = left == 0 ? new Money[coming.Length] : BudgetSplit.ByShare(
            In(left).Amount, Total.Currency, [.. coming.Select(week => (decimal)week.Weight)]);
        var units = actuals.Select((actual, week) => WholeUnits.Exact(actual, Total.Currency, nameof(actuals))).Concat(rest.Select(money => money.MinorUnits));
        return new PacingPlan(In(spent + left), Of(Weeks, [.. units], Total.Currency));
    }

    /// <summary>The same weeks with other amounts.</summary>
    internal static IReadOnlyList<PacingWeek> Of(IReadOnlyList<PacingWeek> weeks, long[] units, Currency currency)
    {
        var planned = new PacingWeek[units.Length];
        var sum = 0L;
        for (var week = 0; week < units.Length; week++)
        {
            sum += units[week];
            planned[week] = weeks[week] with { Planned = Money.FromMinorUnits(units[week], currency), Cumulative = Money.FromMinorUnits(sum, currency) };
        }

        return planned;
    }

    private long SpentOf(IReadOnlyList<decimal> actuals)
    {
        Guard.NotNull(actuals);
        Guard.Between(actuals.Count, 0, Weeks.Count, nameof(actuals));
        var spent = 0L;
        foreach (var actual in actuals)
        {
            Guard.AtLeast(actual, 0m, nameof(actuals));
            spent += WholeUnits.Exact(actual, Total.Currency, nameof(actuals));
            Guard.Between(spent, 0, WholeUnits.Max, nameof(actuals));
        }

        return spent;
    }

    /// <summary>Rest * spent / planned; at most the largest sum of money. Products of up to 28 digits are exact.</summary>
    private static decimal AtRatio(long rest, long spent, long planned)
    {
        const decimal Most = WholeUnits.Max;
        var ratio = spent / (decimal)planned;
        return rest == 0 ? 0m
            : ratio > Most / rest ? Most
            : (double)rest * spent < 1e28 ? (decimal)rest * spent / planned
            : rest * ratio;
    }

    private Money In(long units) => Money.FromMinorUnits(units, Total.Currency);
}
