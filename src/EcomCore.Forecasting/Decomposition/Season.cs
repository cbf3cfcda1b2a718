namespace EcomCore.Forecasting;

/// <summary>A season that repeats for ever: one factor, or one amount in scaled units, per place in the season.</summary>
internal sealed class Season(double[] indices, bool multiplicative)
{
    public double At(int t) => indices[t % indices.Length];

    public double Remove(double y, int t) => multiplicative ? y / At(t) : y - At(t);

    public double[] Remove(ReadOnlySpan<double> y)
    {
        var adjusted = new double[y.Length];
        for (var t = 0; t < adjusted.Length; t++)
        {
            adjusted[t] = Remove(y[t], t);
        }

        return adjusted;
    }

    /// <summary>Puts the season back on a model of the adjusted series.</summary>
    /// <param name="core">The model.</param>
    /// <param name="scale">What scaled amounts are multiplied with.</param>
    /// <param name="name">The name of the whole.</param>
    public SeasonedModel On(IFittedCore core, double scale, string name) => multiplicative
        ? new SeasonedModel(core, name, At, _ => 0)
        : new SeasonedModel(core, name, _ => 1, t => At(t) * scale);
}
