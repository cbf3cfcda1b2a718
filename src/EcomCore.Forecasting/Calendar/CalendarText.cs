namespace EcomCore.Forecasting;

/// <summary>The text form of a calendar: one event per line.</summary>
internal static class CalendarText
{
    private const int MostLines = 10_000;

    public static (List<RetailEvent> Events, List<CalendarFault> Faults) Read(IEnumerable<string> lines)
    {
        var read = new List<(int Line, RetailEvent Event)>();
        var faults = new List<CalendarFault>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (number > MostLines)
            {
                faults.Add(new CalendarFault(number, "line", FormattableString.Invariant($"expected at most {MostLines} lines")));
                break;
            }

            var text = line?.Trim() ?? string.Empty;
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            var reader = new CalendarLine(text);
            if (reader.Event is not { } found)
            {
                faults.AddRange(reader.Faults.Select(fault => new CalendarFault(number, fault.Field, fault.Message)));
                names.Add(reader.Name);
            }
            else if (!names.Add(found.Name))
            {
                faults.Add(new CalendarFault(number, "name", $"expected a name once, found '{CalendarLine.Short(found.Name)}' again"));
            }
            else
            {
                read.Add((number, found));
            }
        }

        faults.AddRange(read.Where(one => one.Event.Borrowing is { } borrowing && !names.Contains(borrowing.Source))
            .Select(one => new CalendarFault(one.Line, "borrow", $"expected an event of this calendar, found '{CalendarLine.Short(one.Event.Borrowing!.Source)}'")));
        return ([.. read.Select(one => one.Event)], [.. faults.OrderBy(fault => fault.Line)]);
    }
}
