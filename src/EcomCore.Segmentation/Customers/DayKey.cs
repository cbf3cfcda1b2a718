using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>ISO dates as whole numbers from 1 up, in the order of the dates; cheaper than day counts where only the order matters.</summary>
internal static class DayKey
{
    /// <summary>Above every key.</summary>
    public const int Top = 1 << 24;

    private const int FirstYear = -10_000;

    public static int Of(LocalDate date) => ((date.Year - FirstYear) << 9) | (date.Month << 5) | date.Day;

    public static LocalDate DateOf(int key) => new((key >> 9) + FirstYear, (key >> 5) & 15, key & 31);
}
