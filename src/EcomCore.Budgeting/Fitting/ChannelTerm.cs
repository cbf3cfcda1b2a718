namespace EcomCore.Budgeting;

/// <summary>One channel in the model: where its parameters stand, and its curve from them.</summary>
/// <remarks>
/// Parameters: the response to the largest working spend there would be without carry-over (not the ceiling, which the data may not show); the logarithm of
/// the half-saturation relative to the largest spend; the logarithm of the shape; the retention. Each is left out where the kind has none.
/// </remarks>
internal sealed class ChannelTerm
{
    private readonly double[] _spends;
    private readonly double? _retention;
    private readonly int _half = -1;
    private readonly int _shape = -1;
    private readonly int _carry = -1;

    public ChannelTerm(ChannelHistory history, int first, List<double> lower, List<double> upper, double responseScale)
    {
        History = history;
        First = first;
        ResponseScale = responseScale;
        _spends = [.. history.Spends];
        _retention = history.Retention;
        Largest = _spends.Max() is var most && most > 0 ? most : 1;
        Add(lower, upper, 0, _spends.Max() > 0 ? 1e6 : 0);
        if (history.Kind is ResponseCurveKind.Log or ResponseCurveKind.Exponential or ResponseCurveKind.Hill or ResponseCurveKind.Logistic)
        {
            _half = Add(lower, upper, Math.Log(CurveFitter.MinHalfSaturation), Math.Log(CurveFitter.MaxHalfSaturation));
        }

        if (history.Kind is ResponseCurveKind.Hill or ResponseCurveKind.Power)
        {
            var most1 = history.Kind == ResponseCurveKind.Power ? 1 : history.MaxShape;
            _shape = Add(lower, upper, Math.Log(history.Kind == ResponseCurveKind.Power ? 0.05 : CurveFitter.MinShape), Math.Log(most1));
        }

        if (_retention is null)
        {
            _carry = Add(lower, upper, 0, CurveFitter.MaxRetention);
        }
    }

    public ChannelHistory History { get; }

    public int First { get; }

    public int Count { get; private set; }

    public double Largest { get; }

    public double ResponseScale { get; }

    public double Retention(double[] p) => _retention ?? p[_carry];

    /// <summary>The spend that works per period, of the size of a steady spend: (1 - r) * (x + r * before).</summary>
    public double[] Working(double[] p)
    {
        var part = Retention(p);
        var working = new double[_spends.Length];
        for (var t = 0; t < working.Length; t++)
        {
            working[t] = ((1 - part) * _spends[t]) + (t == 0 ? 0 : part * working[t - 1]);
        }

        return working;
    }

    /// <summary>The response per period, in the model's unit.</summary>
    public double[] Column(double[] p)
    {
        var curve = Curve(p, p[First] / UnitResponse(p));
        var column = Working(p);
        for (var t = 0; t < column.Length; t++)
        {
            column[t] = curve.ResponseAt(column[t]);
        }

        return column;
    }

    /// <summary>The curve in the data's units.</summary>
    public ResponseCurve Curve(double[] p) => Curve(p, p[First] / UnitResponse(p) * ResponseScale);

    public IEnumerable<string> Names()
    {
        yield return "scale";
        if (_half >= 0)
        {
            yield return "half_saturation";
        }

        if (_shape >= 0)
        {
            yield return "shape";
        }

        if (_carry >= 0)
        {
            yield return "retention";
        }
    }

    /// <summary>The parameters in the data's units, in the order of <see cref="Names"/>.</summary>
    public IEnumerable<double> Values(double[] p)
    {
        var curve = Curve(p);
        yield return curve.Scale;
        if (_half >= 0)
        {
            yield return curve.HalfSaturation;
        }

        if (_shape >= 0)
        {
            yield return curve.Shape;
        }

        if (_carry >= 0)
        {
            yield return p[_carry];
        }
    }

    private int Add(List<double> lower, List<double> upper, double low, double high)
    {
        lower.Add(low);
        upper.Add(high);
        return First + Count++;
    }

    private double UnitResponse(double[] p) => Curve(p, 1).ResponseAt(Largest);

    private ResponseCurve Curve(double[] p, double scale)
    {
        var half = _half >= 0 ? Largest * Math.Exp(p[_half]) : 1;
        var shape = _shape >= 0 ? Math.Exp(p[_shape]) : 1;
        return History.Kind switch
        {
            ResponseCurveKind.Linear => ResponseCurve.Linear(scale),
            ResponseCurveKind.Log => ResponseCurve.Log(scale, half),
            ResponseCurveKind.Power => ResponseCurve.Power(scale, shape),
            ResponseCurveKind.Exponential => ResponseCurve.Exponential(scale, half),
            ResponseCurveKind.Logistic => ResponseCurve.Logistic(scale, half),
            _ => ResponseCurve.Hill(scale, half, shape),
        };
    }
}
