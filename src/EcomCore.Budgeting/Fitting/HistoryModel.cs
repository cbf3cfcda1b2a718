namespace EcomCore.Budgeting;

/// <summary>Response = intercept + trend + season + controls + the channels' curves, in units of the response's own spread.</summary>
internal sealed class HistoryModel : IFitModel
{
    private readonly double[] _observed;
    private readonly List<double[]> _columns = [];

    public HistoryModel(IReadOnlyList<double> responses, IReadOnlyList<ChannelHistory> channels, IReadOnlyList<ControlSeries> controls, FitSettings settings)
    {
        Periods = responses.Count;
        var mean = responses.Average();
        var spread = Math.Sqrt(responses.Average(response => (response - mean) * (response - mean)));
        Unit = spread > 0 ? spread : Math.Max(Math.Abs(mean), 1);
        _observed = [.. responses.Select(response => response / Unit)];
        AddBaseline(controls, settings);

        var lower = Enumerable.Repeat(double.NegativeInfinity, _columns.Count).ToList();
        var upper = Enumerable.Repeat(double.PositiveInfinity, _columns.Count).ToList();
        Terms = [.. channels.Select(channel => new ChannelTerm(channel, lower.Count, lower, upper, Unit))];
        Lower = [.. lower];
        Upper = [.. upper];
    }

    public double[] Lower { get; }

    public double[] Upper { get; }

    public int Periods { get; }

    /// <summary>Gets the size of one unit of the model's response.</summary>
    public double Unit { get; }

    public IReadOnlyList<ChannelTerm> Terms { get; }

    public List<string> BaselineNames { get; } = [];

    /// <summary>Gets what every baseline coefficient is divided by to be in the data's units.</summary>
    public List<double> BaselineScales { get; } = [];

    public double[] Residuals(double[] p)
    {
        var residuals = new double[Periods];
        for (var t = 0; t < Periods; t++)
        {
            residuals[t] = -_observed[t];
        }

        for (var j = 0; j < _columns.Count; j++)
        {
            Accumulate(residuals, _columns[j], p[j]);
        }

        foreach (var term in Terms)
        {
            Accumulate(residuals, term.Column(p), 1);
        }

        return residuals;
    }

    public double[][] Jacobian(double[] p)
    {
        var jacobian = new double[p.Length][];
        for (var j = 0; j < _columns.Count; j++)
        {
            jacobian[j] = _columns[j];
        }

        foreach (var term in Terms)
        {
            for (var k = term.First; k < term.First + term.Count; k++)
            {
                jacobian[k] = Derivative(term, p, k);
            }
        }

        return jacobian;
    }

    /// <summary>A central difference inside the box; the response itself is linear, so a step of its own size is exact.</summary>
    private double[] Derivative(ChannelTerm term, double[] p, int k)
    {
        var step = k == term.First ? Math.Max(1, Math.Abs(p[k])) : 1e-5;
        var (low, high) = ((double[])p.Clone(), (double[])p.Clone());
        low[k] = Math.Max(Lower[k], p[k] - step);
        high[k] = Math.Min(Upper[k], p[k] + step);
        var (atLow, atHigh) = (term.Column(low), term.Column(high));
        var width = high[k] - low[k];
        for (var t = 0; t < atLow.Length; t++)
        {
            atLow[t] = width > 0 ? (atHigh[t] - atLow[t]) / width : 0;
        }

        return atLow;
    }

    private void AddBaseline(IReadOnlyList<ControlSeries> controls, FitSettings settings)
    {
        AddColumn("intercept", _ => 1, 1);
        if (settings.Trend)
        {
            AddColumn("trend", t => (double)t / Periods, Periods);
        }

        for (var h = 1; h <= (settings.SeasonLength is null ? 0 : settings.Harmonics); h++)
        {
            var angle = 2 * Math.PI * h / settings.SeasonLength!.Value;
            AddColumn(FormattableString.Invariant($"sin{h}"), t => Math.Sin(angle * t), 1);
            AddColumn(FormattableString.Invariant($"cos{h}"), t => Math.Cos(angle * t), 1);
        }

        foreach (var control in controls)
        {
            var size = control.Values.Max(value => Math.Abs(value)) is var most && most > 0 ? most : 1;
            AddColumn(control.Name, t => control.Values[t] / size, size);
        }
    }

    private void AddColumn(string name, Func<int, double> value, double scale)
    {
        BaselineNames.Add(name);
        BaselineScales.Add(scale);
        _columns.Add([.. Enumerable.Range(0, Periods).Select(value)]);
    }

    private static void Accumulate(double[] sum, double[] column, double factor)
    {
        for (var t = 0; t < sum.Length; t++)
        {
            sum[t] += factor * column[t];
        }
    }
}
