namespace EcomCore.Forecasting;

/// <summary>Something wrong with a line of a calendar's text.</summary>
/// <param name="Line">Number of the line, from 1.</param>
/// <param name="Field">What is wrong with it: <c>name</c>, <c>rule</c>, <c>month</c>, <c>day</c>, <c>nth</c>, <c>date</c>, <c>before</c>, <c>after</c>, <c>length</c>, <c>offset</c>, <c>borrow</c> or <c>line</c>.</param>
/// <param name="Message">What was expected and what was found.</param>
public readonly record struct CalendarFault(int Line, string Field, string Message);
