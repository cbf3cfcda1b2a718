using System.Globalization;
using NodaTime.Text;

namespace EcomCore.Forecasting;

/// <summary>One line of a calendar's text: <c>name: rule, option, option</c>. Every number is checked here, so that a fault names the field as the line does.</summary>
internal sealed class CalendarLine
{
    private static readonly string[] Options = ["before", "after", "length", "offset"];

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(string Field, string Message)> _faults = [];
    private bool _smooth;
    private EventBorrowing? _borrowing;

    /// <param name="text">A line that is not empty.</param>
    public CalendarLine(string text)
    {
        var colon = text.LastIndexOf(':');
        Name = colon > 0 ? text.Substring(0, colon).Trim() : string.Empty;
        if (Name.Length == 0)
        {
            Fault("name", "expected a name, a colon and a rule", text);
            return;
        }

        var parts = text.Substring(colon + 1).Split(',');
        foreach (var part in parts.Skip(1))
        {
            ReadOption(part.Trim(), Words(part));
        }

        var rule = ReadRule(parts[0].Trim(), Words(parts[0]));
        Event = _faults.Count == 0 ? rule : null;
    }

    public string Name { get; }

    /// <summary>Gets the event; null when something is wrong.</summary>
    public RetailEvent? Event { get; }

    public IReadOnlyList<(string Field, string Message)> Faults => _faults;

    public static string Short(string text) => text.Length <= 60 ? text : text.Substring(0, 60) + "...";

    private void ReadOption(string text, string[] words)
    {
        switch (words)
        {
            case ["smooth"]:
                _smooth = true;
                break;
            case ["borrow", _, _, ..] when double.TryParse(words[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var scale) && scale <= RetailEvent.MaximumBorrowing:
                _borrowing = new EventBorrowing(string.Join(" ", words.Skip(2)), scale);
                break;
            case ["borrow", ..]:
                Fault("borrow", FormattableString.Invariant($"expected a number from 0 to {RetailEvent.MaximumBorrowing} and the name of an event"), text);
                break;
            case [var name, var value] when Options.Contains(name):
                if (_numbers.ContainsKey(name))
                {
                    Fault(name, "expected it once", text);
                }

                _numbers[name] = Whole(name, value, name switch { "offset" => -RetailEvent.MaximumOffset, "length" => 1, _ => 0 }, name == "offset" ? RetailEvent.MaximumOffset : RetailEvent.MaximumDays);
                break;
            default:
                Fault("rule", "expected before, after, length or offset and a whole number, smooth, or borrow SCALE EVENT", text);
                break;
        }
    }

    private RetailEvent? ReadRule(string text, string[] words)
    {
        var (before, after, length) = (Number("before", 0), Number("after", 0), Number("length", 1));
        if (_numbers.ContainsKey("offset") && words is not ["weekday", ..])
        {
            Fault("offset", "expected it with weekday only", text);
        }

        Func<RetailEvent>? build = null;
        switch (words)
        {
            case ["fixed", var date] when Pair(date) is var (month, day):
                var fixedMonth = Whole("month", month, 1, 12);
                var fixedDay = Whole("day", day, 1, CalendarSystem.Iso.GetDaysInMonth(2024, fixedMonth));
                build = () => RetailEvent.Fixed(Name, fixedMonth, fixedDay, before, after, length);
                break;
            case ["lunar", var date] when Pair(date) is var (month, day):
                var (lunarMonth, lunarDay) = (Whole("month", month, 1, 12), Whole("day", day, 1, 30));
                build = () => RetailEvent.Lunar(Name, lunarMonth, lunarDay, before, after, length);
                break;
            case ["weekday", var month, var name, var place]:
                var (ofMonth, weekday, nth) = (Whole("month", month, 1, 12), Weekday(name), place == "-1" ? -1 : Whole("nth", place, 1, 4));
                build = () => RetailEvent.OnWeekday(Name, ofMonth, weekday, nth, Number("offset", 0), before, after, length);
                break;
            case ["easter", var days]:
                var fromEaster = Whole("day", days, -RetailEvent.MaximumFromEaster, RetailEvent.MaximumFromEaster);
                build = () => RetailEvent.Easter(Name, fromEaster, before, after, length);
                break;
            case ["dates", _, ..]:
                LocalDate[] dates = [.. words.Skip(1).Select(Date)];
                build = () => RetailEvent.OnDates(Name, dates, before, after, length);
                break;
            default:
                Fault("rule", "expected fixed MM-DD, lunar MM-DD, weekday MM DAY N, easter DAYS or dates YYYY-MM-DD ...", text);
                break;
        }

        return build is not null && _faults.Count == 0 ? Shaped(build()) : null;
    }

    private RetailEvent Shaped(RetailEvent found)
    {
        found = _smooth ? found.Smooth() : found;
        return _borrowing is null ? found : found.BorrowingFrom(_borrowing.Source, _borrowing.Scale);
    }

    private int Number(string option, int preset) => _numbers.TryGetValue(option, out var value) ? value : preset;

    private int Whole(string field, string text, int least, int most)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Fault(field, FormattableString.Invariant($"expected a whole number from {least} to {most}"), text);
        return least;
    }

    private LocalDate Date(string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1 and <= 9000 } date })
        {
            return date;
        }

        Fault("date", "expected a date such as 2025-04-01", text);
        return default;
    }

    private IsoDayOfWeek Weekday(string text)
    {
        for (var weekday = IsoDayOfWeek.Monday; weekday <= IsoDayOfWeek.Sunday; weekday++)
        {
            if (string.Equals(weekday.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return weekday;
            }
        }

        Fault("day", "expected a weekday such as Monday", text);
        return IsoDayOfWeek.Monday;
    }

    private void Fault(string field, string expected, string found) => _faults.Add((field, $"{expected}, found '{Short(found)}'"));

    private static (string Month, string Day)? Pair(string text) => text.Split('-') is [var month, var day] ? (month, day) : null;

    private static string[] Words(string text) => text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
}
