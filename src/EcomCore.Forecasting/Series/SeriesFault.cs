namespace EcomCore.Forecasting;

/// <summary>Something wrong with a row of imported data.</summary>
/// <param name="Row">Position of the row, from 0; -1 when the fault belongs to no single row.</param>
/// <param name="Field">What is wrong: <c>ds</c> for the date or index, <c>y</c> for the value.</param>
/// <param name="Message">What was expected and what was found.</param>
public readonly record struct SeriesFault(int Row, string Field, string Message);
