namespace EcomCore.Forecasting;

/// <summary>Tells rows of a longer period than the stated one from rows with gaps.</summary>
/// <remarks>A gap is allowed. That every row follows the one before after whole weeks, months or quarters does not happen by gaps: with six steps of days the chance of whole
/// weeks is 1 in 7^6.</remarks>
internal static class RowSpacing
{
    // Enough steps that chance does not do it; whole months among days need fewer than whole weeks.
    private const int ManySteps = 6;
    private const int FewSteps = 3;

    public static SeriesFault? Fault(SeriesFrequency frequency, IReadOnlyList<(int Row, LocalDate Date)> rows) => frequency switch
    {
        SeriesFrequency.Daily => Whole(rows, FewSteps, IsMonths, "a month or more", "a day")
            ?? Whole(rows, ManySteps, (from, to) => Periods.DaysBetween(from, to) % 7 == 0, "a week or more", "a day")
            ?? Mixed(rows),
        SeriesFrequency.Monthly => Whole(rows, ManySteps, (from, to) => MonthsBetween(from, to) % 3 == 0, "a quarter or more", "a month"),
        SeriesFrequency.Quarterly => Whole(rows, ManySteps, (from, to) => MonthsBetween(from, to) % 12 == 0, "a year or more", "a quarter"),
        _ => null,
    };

    private static SeriesFault? Whole(IReadOnlyList<(int Row, LocalDate Date)> rows, int least, Func<LocalDate, LocalDate, bool> isLong, string found, string expected)
    {
        for (var i = 1; i < rows.Count; i++)
        {
            if (!isLong(rows[i - 1].Date, rows[i].Date))
            {
                return null;
            }
        }

        return rows.Count > least ? new SeriesFault(rows[1].Row, "ds", $"expected rows {expected} apart, found every row {found} after the one before") : null;
    }

    /// <summary>Days first and months later, or the other way round.</summary>
    private static SeriesFault? Mixed(IReadOnlyList<(int Row, LocalDate Date)> rows)
    {
        var run = 0;
        for (var i = 1; i < rows.Count; i++)
        {
            run = IsMonths(rows[i - 1].Date, rows[i].Date) ? run + 1 : 0;
            if (run == FewSteps)
            {
                var first = rows[i - FewSteps + 1];
                return new SeriesFault(first.Row, "ds", $"expected rows a day apart, found rows a month apart from {Periods.Text(first.Date)} on: two frequencies are mixed");
            }
        }

        return null;
    }

    // Month ends count too: 31 January, 28 February, 31 March.
    private static bool IsMonths(LocalDate from, LocalDate to) => MonthsBetween(from, to) > 0 && (from.Day == to.Day || (IsMonthEnd(from) && IsMonthEnd(to)));

    private static bool IsMonthEnd(LocalDate date) => date.PlusDays(1).Day == 1;

    private static int MonthsBetween(LocalDate from, LocalDate to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
