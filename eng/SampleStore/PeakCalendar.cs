using System.Globalization;

namespace EcomCore.SampleData;

/// <summary>How much the staged peaks lift or lower an ordinary day's sales.</summary>
internal static class PeakCalendar
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    // Days from New Year's day: a ramp before it, closed warehouses after it.
    private static readonly Days[] SpringFestival =
    [
        new(-28, -22, 1.15), new(-21, -15, 1.4), new(-14, -7, 1.8), new(-6, -4, 1.1),
        new(-3, -1, 0.5), new(0, 6, 0.3), new(7, 10, 0.7),
    ];

    // Month and day as a number, 618 for 18 June.
    private static readonly Days[] Mid618 =
    [
        new(601, 601, 1.8), new(602, 615, 1.25), new(616, 617, 2), new(618, 618, 4.5),
        new(619, 619, 1.6), new(620, 625, 0.8),
    ];

    private static readonly Days[] DoubleEleven =
    [
        new(1024, 1031, 1.3), new(1101, 1103, 1.9), new(1104, 1109, 1.35), new(1110, 1110, 2.5),
        new(1111, 1111, 6), new(1112, 1112, 1.8), new(1113, 1119, 0.75),
    ];

    /// <summary>The factor of a category's sales on a day; 1 on an ordinary day.</summary>
    public static double FactorOf(DateOnly day, Category category)
    {
        var monthAndDay = (day.Month * 100) + day.Day;
        var newYear = LunarNewYear(day.Month == 12 ? day.Year + 1 : day.Year);
        return Felt(On(SpringFestival, day.DayNumber - newYear.DayNumber), FestivalWeight(category))
            * Felt(On(Mid618, monthAndDay), category == Category.Electronics ? 1.25 : 0.95)
            * Felt(On(DoubleEleven, monthAndDay), category == Category.Food ? 0.7 : 1.1);
    }

    private static DateOnly LunarNewYear(int year) => DateOnly.FromDateTime(Lunar.ToDateTime(year, 1, 1, 0, 0, 0, 0));

    private static double FestivalWeight(Category category) => category switch
    {
        Category.Food => 1.8,
        Category.Home => 1.1,
        _ => 0.8,
    };

    private static double On(Days[] peak, int place) =>
        Array.Find(peak, days => days.From <= place && place <= days.To)?.Factor ?? 1;

    // Weight scales a rise; a fall hits every category alike, because nothing is shipped.
    private static double Felt(double factor, double weight) => factor > 1 ? 1 + ((factor - 1) * weight) : factor;

    private sealed record Days(int From, int To, double Factor);
}
