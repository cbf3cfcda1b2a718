namespace EcomCore.Forecasting;

/// <summary>Effects of events that never occurred in the data, taken from other events of the calendar.</summary>
internal static class BorrowedEffects
{
    /// <summary>Gives events that never occurred the effects per day of those they borrow from.</summary>
    /// <param name="calendar">The events.</param>
    /// <param name="terms">The effects found; borrowed ones are added.</param>
    /// <param name="seen">Which phases occurred in the data; borrowed ones are added.</param>
    /// <param name="notes">Says what was borrowed, and what could not be.</param>
    public static void Add(RetailCalendar calendar, List<EffectTerm> terms, HashSet<(RetailEvent, EventPhase)> seen, List<string> notes)
    {
        foreach (var item in calendar.Events.Where(item => item.Borrowing is not null && !seen.Contains((item, EventPhase.During))))
        {
            var source = calendar.Events.FirstOrDefault(other => string.Equals(other.Name, item.Borrowing!.Source, StringComparison.Ordinal));
            if (source is null || !seen.Contains((source, EventPhase.During)))
            {
                notes.Add($"'{item.Name}' never occurred in the data and cannot borrow from '{item.Borrowing!.Source}', which is not in the calendar or never occurred either.");
                continue;
            }

            notes.Add(FormattableString.Invariant($"'{item.Name}' never occurred in the data; its effect per day is {item.Borrowing!.Scale} times that of '{source.Name}'."));
            foreach (var phase in ProfileEstimator.Phases)
            {
                if (seen.Add((item, phase)) && terms.Find(term => term.Event == source && term.Phase == phase) is { } found && item.Extent(phase).Days > 0)
                {
                    var borrowed = EffectTerm.OfEvent(item, phase);
                    borrowed.Coefficient = found.Coefficient * item.Borrowing.Scale * item.Extent(phase).Days / source.Extent(phase).Days;
                    terms.Add(borrowed);
                }
            }
        }
    }
}
