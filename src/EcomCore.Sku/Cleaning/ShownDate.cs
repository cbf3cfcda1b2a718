namespace EcomCore.Sku;

/// <summary>A date as a spreadsheet shows it. Year and day are null where only the other parts are shown; a year below 100 has lost its century.</summary>
internal readonly record struct ShownDate(int? Year, int Month, int? Day)
{
    private const int AnyLeapYear = 2000;

    public bool IsPossible => Month is >= 1 and <= 12 && Year is null or (>= 0 and <= 9999) && (Day is null || (Day >= 1 && Day <= LongestMonth));

    /// <summary>Gets the days of the month; of a year without its century those of the years from 2000 on.</summary>
    private int LongestMonth => DateTime.DaysInMonth(Year is null ? AnyLeapYear : Year < 100 ? AnyLeapYear + Year.Value : Year.Value, Month);
}
