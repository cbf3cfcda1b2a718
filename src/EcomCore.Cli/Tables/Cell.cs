using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Cli.Tables;

/// <summary>One cell of a result, written the same on every machine.</summary>
internal readonly record struct Cell
{
    private Cell(string text, bool isText)
    {
        Text = text;
        IsText = isText;
    }

    public string Text { get; }

    /// <summary>Gets whether the cell is words, which a spreadsheet might run as a formula, and not a number or a date.</summary>
    public bool IsText { get; }

    public static Cell Empty { get; } = new(string.Empty, isText: false);

    public static implicit operator Cell(string? text) => new(text ?? string.Empty, isText: true);

    public static implicit operator Cell(long value) => new(value.ToString(CultureInfo.InvariantCulture), isText: false);

    public static implicit operator Cell(int value) => new(value.ToString(CultureInfo.InvariantCulture), isText: false);

    public static implicit operator Cell(decimal value) => new(value.ToString(CultureInfo.InvariantCulture), isText: false);

    /// <summary>The shortest digits that read back as the same number; empty for NaN.</summary>
    public static implicit operator Cell(double value) =>
        new(double.IsNaN(value) ? string.Empty : value.ToString("R", CultureInfo.InvariantCulture), isText: false);

    public static implicit operator Cell(bool value) => new(value ? "true" : "false", isText: false);

    public static implicit operator Cell(LocalDate value) => new(LocalDatePattern.Iso.Format(value), isText: false);

    public static implicit operator Cell(Instant value) => new(InstantPattern.ExtendedIso.Format(value), isText: false);

    public static implicit operator Cell(OffsetDateTime value) => new(OffsetDateTimePattern.GeneralIso.Format(value), isText: false);
}
