using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Periods as whole numbers.</summary>
internal static class Periods
{
    public static int NumberOf(LocalDate date, CohortPeriod period) => period switch
    {
        CohortPeriod.Month => (date.Year * 12) + date.Month - 1,
        CohortPeriod.Quarter => (date.Year * 4) + ((date.Month - 1) / 3),

        // 1970-01-01 was a Thursday: day -3 began the week.
        _ => FloorDivide(Days.NumberOf(date) + 3, 7),
    };

    public static LocalDate StartOf(int number, CohortPeriod period) => period switch
    {
        CohortPeriod.Month => new LocalDate(FloorDivide(number, 12), number - (FloorDivide(number, 12) * 12) + 1, 1),
        CohortPeriod.Quarter => new LocalDate(FloorDivide(number, 4), ((number - (FloorDivide(number, 4) * 4)) * 3) + 1, 1),
        _ => Days.DateOf((number * 7) - 3),
    };

    private static int FloorDivide(int number, int divisor) => (int)Math.Floor((double)number / divisor);
}
