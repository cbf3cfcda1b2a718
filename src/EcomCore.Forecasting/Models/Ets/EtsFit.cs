namespace EcomCore.Forecasting;

/// <summary>A form with its parameter vector and how well it fits.</summary>
internal sealed class EtsFit(EtsForm form, double[] theta, int parameterCount)
{
    public EtsForm Form => form;

    public double[] Theta => theta;

    /// <summary>Gets or sets where the first states are held; nowhere by default.</summary>
    public EtsAnchor Anchor { get; set; }

    /// <summary>Gets the number of free parameters, the variance included.</summary>
    public int ParameterCount => parameterCount;

    /// <summary>Gets or sets the n-th part of minus twice the log-likelihood of the scaled data, without constants; during the search with the anchor's penalty.</summary>
    public double Objective { get; set; } = double.PositiveInfinity;

    /// <summary>Gets or sets a value indicating whether the optimiser stopped because nothing improved any more.</summary>
    public bool IsConverged { get; set; }

    /// <summary>Gets or sets the trust of the last step, so that a fit can be continued.</summary>
    public double Damping { get; set; } = 1e-2;

    /// <summary>Akaike's criterion with the correction for small samples; infinite where it is not defined.</summary>
    public double Aicc(int observed)
    {
        var spare = observed - parameterCount - 1;
        return spare > 0
            ? (observed * Objective) + (2.0 * parameterCount) + (2.0 * parameterCount * (parameterCount + 1) / spare)
            : double.PositiveInfinity;
    }
}
