namespace EcomCore.Budgeting;

/// <summary>The shape of a <see cref="ResponseCurve"/>.</summary>
public enum ResponseCurveKind
{
    /// <summary>scale * x: no saturation.</summary>
    Linear,

    /// <summary>scale * ln(1 + x / halfSaturation): every doubling brings about the same.</summary>
    Log,

    /// <summary>scale * x^shape: constant elasticity.</summary>
    Power,

    /// <summary>scale * (1 - exp(-x / halfSaturation)): a ceiling, reached evenly.</summary>
    Exponential,

    /// <summary>scale * x^shape / (x^shape + halfSaturation^shape): a ceiling; S-shaped above shape 1.</summary>
    Hill,

    /// <summary>scale * tanh(x / (2 * halfSaturation)): a ceiling, nearly straight at first.</summary>
    Logistic,

    /// <summary>Straight pieces between points.</summary>
    Piecewise,

    /// <summary>The sum of other curves.</summary>
    Sum,
}
