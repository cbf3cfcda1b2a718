using NodaTime;

namespace EcomCore.Budgeting;

/// <summary>Spreads a year's budget over its weeks by forecast demand and peak events. Pure functions; safe to call from any thread.</summary>
public static class BudgetPacing
{
    /// <summary>The most weeks.</summary>
    public const int MaxWeeks = 520;

    /// <summary>The most events.</summary>
    public const int MaxEvents = 1_000;

    /// <summary>Spreads a budget over weeks.</summary>
    /// <param name="total">The budget; 0 or more; at most the currency's number of decimals.</param>
    /// <param name="currency">The currency, whose smallest unit is never divided.</param>
    /// <param name="start">First day of the first week.</param>
    /// <param name="demand">Forecast demand per week in any one unit, 0 or more; 1 to <see cref="MaxWeeks"/> weeks; all 1 for an even spread.</param>
    /// <param name="events">Peaks and pauses; null for none. Where several meet on a day, their lifts are multiplied.</param>
    /// <returns>The plan; its weeks add up to <paramref name="total"/> exactly.</returns>
    /// <remarks>
    /// Weight of a week = demand * the mean over its seven days of the product of the lifts of that day. Amounts by largest remainder. If the forecast
    /// already has the peaks in it, leave the events out: they would count twice.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="demand"/> is null, or an event is.</exception>
    /// <exception cref="ArgumentException">All weights are 0 while the total is not, the total has too many decimals, or an event ends before it begins.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range or NaN.</exception>
    public static PacingPlan Plan(
        decimal total, Currency currency, LocalDate start, IReadOnlyList<double> demand, IReadOnlyList<PacingEvent>? events = null)
    {
        Guard.AtLeast(total, 0m);
        Guard.NotNull(demand);
        Guard.Between(demand.Count, 1, MaxWeeks, nameof(demand));
        Check(events ?? []);

        var weeks = demand.Select((own, week) => WeekOf(start.PlusWeeks(week), own, events ?? [])).ToArray();
        if (total > 0m && weeks.All(week => week.Weight == 0))
        {
            throw new ArgumentException("Expected a week with a demand above 0 that no event pauses.", nameof(demand));
        }

        var amounts = BudgetSplit.ByShare(total, currency, [.. weeks.Select(week => (decimal)week.Weight)]);
        return new PacingPlan(new Money(total, currency), PacingPlan.Of(weeks, [.. amounts.Select(amount => amount.MinorUnits)], currency));
    }

    private static PacingWeek WeekOf(LocalDate start, double demand, IReadOnlyList<PacingEvent> events)
    {
        Guard.Between(demand, 0, 1e15, nameof(demand));
        var lift = Enumerable.Range(0, 7).Average(day => events
            .Where(peak => start.PlusDays(day) >= peak.From && start.PlusDays(day) <= peak.To)
            .Aggregate(1.0, (product, peak) => product * peak.Lift));
        var names = events.Where(peak => peak.From <= start.PlusDays(6) && peak.To >= start).Select(peak => peak.Name);

        // Above 1e20 decimals would run out of digits, and below 1e-28 they are 0; no real week comes near.
        var weight = Math.Min(1e20, demand * lift);
        return new PacingWeek(start, (decimal)weight == 0m ? 0 : weight, default, default, [.. names]);
    }

    private static void Check(IReadOnlyList<PacingEvent> events)
    {
        Guard.Between(events.Count, 0, MaxEvents, nameof(events));
        foreach (var peak in events)
        {
            Guard.NotNull(peak, nameof(events));
            Guard.Between(peak.Lift, 0, 1_000, nameof(events));
            if (peak.To < peak.From)
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected an event that ends on or after {peak.From:uuuu-MM-dd}; '{peak.Name}' ends on {peak.To:uuuu-MM-dd}."), nameof(events));
            }
        }
    }
}
