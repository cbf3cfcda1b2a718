using NodaTime;

namespace EcomCore.Cli.Report.Pictures;

/// <summary>What an axis counts, and how.</summary>
/// <param name="Label">Name and unit.</param>
/// <param name="Kind">How values become lengths.</param>
public sealed record PlotAxis(string Label, AxisKind Kind = AxisKind.Linear)
{
    private static readonly LocalDate Origin = new(1970, 1, 1);

    /// <summary>Gets whether a linear axis begins at 0 when all values are above it; true unless set.</summary>
    public bool FromZero { get; init; } = true;

    /// <summary>Where a date stands on an axis of kind <see cref="AxisKind.Date"/>: in days.</summary>
    public static double At(LocalDate date) => Period.DaysBetween(Origin, date);

    /// <summary>The date at a place of such an axis.</summary>
    public static LocalDate DateAt(double days) => Origin.PlusDays((int)Math.Clamp(days, -700_000, 2_900_000));
}
