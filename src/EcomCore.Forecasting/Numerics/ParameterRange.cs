namespace EcomCore.Forecasting;

/// <summary>What is known of a parameter before the data.</summary>
internal static class ParameterRange
{
    /// <summary>The element of P of <see cref="EstimationSpread{TEnd}"/> for a parameter that lies somewhere in a range.</summary>
    public static double Known(double width, double variance) => 12 * variance / (width * width);
}
