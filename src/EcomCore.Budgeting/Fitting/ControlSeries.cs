namespace EcomCore.Budgeting;

/// <summary>Something else that moves the response: price, a promotion, a competitor, the weather.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">One finite number per period.</param>
public sealed record ControlSeries(string Name, IReadOnlyList<double> Values);
