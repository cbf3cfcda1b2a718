namespace EcomCore.Sku;

/// <summary>A date as a spreadsheet shows it. Year and day are null where only the other parts are shown; a year below 100 has lost its century.</summary>
internal readonly record struct ShownDate(int? Year, int Month, int? Day)
{
    public bool IsPossible => Month is >= 1 and <= 12 && Day is null or (>= 1 and <= 31) && Year is null or (>= 0 and <= 9999);
}
