namespace EcomCore.Forecasting;

/// <summary>A number that is the sum of others: a channel of its items, a total of its channels.</summary>
/// <param name="Whole">Name of the sum.</param>
/// <param name="Parts">Names of what is added up; at least one, none twice.</param>
public sealed record DemandSum(string Whole, IReadOnlyList<string> Parts);
