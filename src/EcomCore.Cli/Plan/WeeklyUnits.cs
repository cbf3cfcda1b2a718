using NodaTime;

namespace EcomCore.Cli.Plan;

/// <summary>Units per week, counted back from a last day: week 0 is the seven days that end on it.</summary>
internal sealed class WeeklyUnits
{
    private long[] _units = [];

    /// <summary>Gets how many weeks back the first sale lies, plus one; 0 without any.</summary>
    public int Count { get; private set; }

    public static int WeeksAgo(LocalDate date, LocalDate lastDay) => Period.DaysBetween(date, lastDay) / 7;

    public void Add(int weeksAgo, long units)
    {
        if (weeksAgo >= _units.Length)
        {
            Array.Resize(ref _units, Math.Max(weeksAgo + 1, 2 * _units.Length));
        }

        _units[weeksAgo] += units;
        Count = Math.Max(Count, weeksAgo + 1);
    }

    /// <summary>Units of the last weeks, returns taken off; not below 0.</summary>
    public long Last(int weeks)
    {
        var sum = 0L;
        for (var ago = 0; ago < Math.Min(weeks, Count); ago++)
        {
            sum += _units[ago];
        }

        return Math.Max(0, sum);
    }

    /// <summary>Net demand by week, oldest first; a week of more returns than sales counts as 0.</summary>
    /// <param name="weeks">How many weeks back the list begins, at most.</param>
    public double[] OldestFirst(int weeks)
    {
        var length = Math.Min(weeks, Count);
        var demand = new double[length];
        for (var i = 0; i < length; i++)
        {
            demand[i] = Math.Max(0, _units[length - 1 - i]);
        }

        return demand;
    }
}
