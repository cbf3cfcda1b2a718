namespace EcomCore.Budgeting;

/// <summary>A point of a <see cref="ResponseCurve.Piecewise"/> curve.</summary>
/// <param name="Spend">Spend, above 0.</param>
/// <param name="Response">Response to it, 0 or more.</param>
public readonly record struct CurvePoint(double Spend, double Response);
