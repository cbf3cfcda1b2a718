namespace EcomCore.Forecasting;

/// <summary>Something wrong with a line of a calendar's text.</summary>
/// <param name="Line">Number of the line, from 1.</param>
/// <param name="Message">What was expected and what was found.</param>
public readonly record struct CalendarFault(int Line, string Message);
