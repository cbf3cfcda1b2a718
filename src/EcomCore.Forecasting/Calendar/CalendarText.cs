using System.Globalization;
using NodaTime.Text;

namespace EcomCore.Forecasting;

/// <summary>The text form of a calendar: one event per line.</summary>
internal static class CalendarText
{
    private const int MostLines = 10_000;

    public static (List<RetailEvent> Events, List<CalendarFault> Faults) Read(IEnumerable<string> lines)
    {
        var events = new List<RetailEvent>();
        var faults = new List<CalendarFault>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var text = line?.Trim() ?? string.Empty;
            if (number > MostLines)
            {
                faults.Add(new CalendarFault(number, "expected at most 10000 lines"));
                break;
            }

            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            var problem = ReadLine(text, out var found);
            if (found is not null && !names.Add(found.Name))
            {
                problem = $"the event '{Short(found.Name)}' is already there";
            }

            if (problem is not null)
            {
                faults.Add(new CalendarFault(number, problem));
            }
            else
            {
                events.Add(found!);
            }
        }

        return (events, faults);
    }

    private static string? ReadLine(string text, out RetailEvent? found)
    {
        found = null;
        var colon = text.LastIndexOf(':');
        if (colon <= 0)
        {
            return $"expected 'name: rule', found '{Short(text)}'";
        }

        var name = text.Substring(0, colon).Trim();
        var parts = text.Substring(colon + 1).Split(',');
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal) { ["before"] = 0, ["after"] = 0, ["length"] = 1, ["offset"] = 0 };
        var smooth = false;
        EventBorrowing? borrowing = null;
        for (var i = 1; i < parts.Length; i++)
        {
            var words = Words(parts[i]);
            if (words is ["smooth"])
            {
                smooth = true;
                continue;
            }

            if (words is ["borrow", _, _, ..] && double.TryParse(words[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var scale))
            {
                borrowing = new EventBorrowing(string.Join(" ", words.Skip(2)), scale);
                continue;
            }

            if (words.Length != 2 || !numbers.ContainsKey(words[0]) || !TryWhole(words[1], out var value))
            {
                return $"expected before, after, length or offset and a whole number, smooth, or borrow SCALE EVENT, found '{Short(parts[i].Trim())}'";
            }

            numbers[words[0]] = value;
        }

        try
        {
            found = Build(name, Words(parts[0]), numbers["before"], numbers["after"], numbers["length"], numbers["offset"]);
            found = smooth ? found?.Smooth() : found;
            found = borrowing is null ? found : found?.BorrowingFrom(borrowing.Source, borrowing.Scale);
            return found is null
                ? $"expected fixed MM-DD, lunar MM-DD, weekday MM DAY N, easter DAYS or dates YYYY-MM-DD ..., found '{Short(parts[0].Trim())}'"
                : null;
        }
        catch (ArgumentException error)
        {
            return error.Message;
        }
    }

    private static RetailEvent? Build(string name, string[] rule, int before, int after, int length, int offset)
    {
        if (rule.Length < 2)
        {
            return null;
        }

        switch (rule[0])
        {
            case "fixed" when rule.Length == 2 && TryMonthDay(rule[1], out var month, out var day):
                return RetailEvent.Fixed(name, month, day, before, after, length);
            case "lunar" when rule.Length == 2 && TryMonthDay(rule[1], out var month, out var day):
                return RetailEvent.Lunar(name, month, day, before, after, length);
            case "weekday" when rule.Length == 4 && TryWhole(rule[1], out var month) && TryWeekday(rule[2], out var weekday)
                && TryWhole(rule[3], out var nth):
                return RetailEvent.OnWeekday(name, month, weekday, nth, offset, before, after, length);
            case "easter" when rule.Length == 2 && TryWhole(rule[1], out var days):
                return RetailEvent.Easter(name, days, before, after, length);
            case "dates":
                var dates = rule.Skip(1).Select(word => LocalDatePattern.Iso.Parse(word)).ToArray();
                return dates.All(date => date.Success)
                    ? RetailEvent.OnDates(name, dates.Select(date => date.Value), before, after, length)
                    : null;
            default:
                return null;
        }
    }

    private static string[] Words(string text) => text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static bool TryMonthDay(string text, out int month, out int day)
    {
        var parts = text.Split('-');
        day = 0;
        return TryWhole(parts[0], out month) && parts.Length == 2 && TryWhole(parts[1], out day);
    }

    private static bool TryWeekday(string text, out IsoDayOfWeek weekday)
    {
        for (weekday = IsoDayOfWeek.Monday; weekday <= IsoDayOfWeek.Sunday; weekday++)
        {
            if (string.Equals(weekday.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryWhole(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static string Short(string text) => text.Length <= 60 ? text : text.Substring(0, 60) + "...";
}
