using System.Numerics;
using System.Runtime.InteropServices;

namespace EcomCore.Forecasting;

/// <summary>Gradient and Gauss-Newton matrix of a model's sum of squares, by carrying the derivative of every state along the recursion.</summary>
/// <remarks>
/// The derivatives of l, b and the m seasonal states with respect to all parameters are vectors; each step touches three of them, so the cost is
/// a small multiple of the number of parameters. With multiplicative error the concentrated likelihood is log of the sum of (r G)^2, with G the geometric
/// mean of the forecasts, so that this too is a least-squares problem. Sums run over time in order in every lane, so the result does not depend on the
/// width of the machine's vectors. Buffers are made once; <see cref="Accumulate"/> allocates nothing.
/// </remarks>
internal sealed class EtsCurvature
{
    private readonly int _padded;
    private readonly int _lanes;
    private readonly double[] _level;
    private readonly double[] _slope;
    private readonly double[] _season;
    private readonly double[] _row;
    private readonly double[] _cross;
    private readonly double[] _logs;
    private readonly double[] _matrix;
    private readonly double[] _states;

    public EtsCurvature(int length, int period)
    {
        Length = length;
        _padded = EtsLayout.Padded(length);
        _lanes = _padded / Vector<double>.Count;
        _level = new double[_padded];
        _slope = new double[_padded];
        _season = new double[_padded * period];
        _row = new double[_padded];
        _cross = new double[_padded];
        _logs = new double[_padded];
        _matrix = new double[_padded * _padded];
        _states = new double[period];
    }

    public int Length { get; }

    /// <summary>Gets half the gradient of the sum of squares.</summary>
    public ReadOnlySpan<double> Gradient => _cross;

    /// <summary>An element of the Gauss-Newton matrix.</summary>
    public double At(int i, int j) => i <= j ? _matrix[(i * _padded) + j] : _matrix[(j * _padded) + i];

    public void Accumulate(FitData problem, EtsForm form, ReadOnlySpan<double> theta, EtsAnchor anchor)
    {
        Start(form, theta);
        var smoothing = EtsLayout.Smoothing(form, theta);
        var state = new EtsState(form, theta, _states);
        var (l, b) = (state.Level, state.Slope);
        var squares = 0.0;
        var slot = 0;
        foreach (var y in problem.Y)
        {
            var q = l + (smoothing.Phi * b);
            var s = form.Season == EtsSeason.None ? 0 : _states[slot];
            var f = form.Season == EtsSeason.Multiplicative ? q * s : q + s;
            if (double.IsNaN(y))
            {
                Skip(smoothing, b);
                l = q;
                b *= smoothing.Phi;
            }
            else
            {
                var e = y - f;
                var d = form.Season == EtsSeason.Multiplicative ? e / s : e;
                Step(form, smoothing, slot, q, s, b, e);
                l = q + (smoothing.Alpha * d);
                b = (smoothing.Phi * b) + (smoothing.Beta * d);
                if (form.Season != EtsSeason.None)
                {
                    _states[slot] = s + (smoothing.Gamma * (form.Season == EtsSeason.Multiplicative ? e / q : e));
                }

                squares += Add(form, theta, y, f, e);
            }

            slot = slot + 1 == _states.Length ? 0 : slot + 1;
        }

        Hold(EtsLayout.Level, theta[EtsLayout.Level] - anchor.Level, anchor.LevelWeight);
        Hold(EtsLayout.Slope, theta[EtsLayout.Slope] - anchor.Slope, anchor.SlopeWeight);
        if (form.Error == EtsError.Multiplicative)
        {
            AddLogTerm(problem.Observed, squares + anchor.Penalty(theta));
        }
    }

    private void Hold(int k, double distance, double weight)
    {
        _cross[k] += weight * distance;
        _matrix[(k * _padded) + k] += weight;
    }

    private void Start(EtsForm form, ReadOnlySpan<double> theta)
    {
        Array.Clear(_level, 0, _level.Length);
        Array.Clear(_slope, 0, _slope.Length);
        Array.Clear(_season, 0, _season.Length);
        Array.Clear(_cross, 0, _cross.Length);
        Array.Clear(_logs, 0, _logs.Length);
        Array.Clear(_matrix, 0, _matrix.Length);
        _level[EtsLayout.Level] = 1;
        _slope[EtsLayout.Slope] = form.Trend == EtsTrend.None ? 0 : 1;
        if (form.Season != EtsSeason.None)
        {
            var last = (_states.Length - 1) * _padded;
            for (var j = 0; j < _states.Length - 1; j++)
            {
                _season[(j * _padded) + EtsLayout.Seasons + j] = 1;
                _season[last + EtsLayout.Seasons + j] = -1;
            }
        }
    }

    private void Skip(EtsSmoothing smoothing, double b)
    {
        for (var k = 0; k < _padded; k++)
        {
            _level[k] += smoothing.Phi * _slope[k];
            _slope[k] *= smoothing.Phi;
        }

        _level[EtsLayout.Phi] += b;
        _slope[EtsLayout.Phi] += b;
    }

    /// <summary>Moves the derivatives one step and leaves the derivative of e in the row. Shares are handled in <see cref="Add"/>.</summary>
    private void Step(EtsForm form, EtsSmoothing smoothing, int slot, double q, double s, double b, double e)
    {
        var (alpha, beta, gamma, phi) = smoothing;
        var level = MemoryMarshal.Cast<double, Vector<double>>(_level.AsSpan());
        var slope = MemoryMarshal.Cast<double, Vector<double>>(_slope.AsSpan());
        var season = MemoryMarshal.Cast<double, Vector<double>>(_season.AsSpan(slot * _padded, _padded));
        var row = MemoryMarshal.Cast<double, Vector<double>>(_row.AsSpan());
        if (form.Season == EtsSeason.Multiplicative)
        {
            var (d, g) = (e / s, e / q);
            var (perS, perQ) = (1 / s, 1 / q);
            for (var c = 0; c < row.Length; c++)
            {
                var dq = level[c] + (slope[c] * phi);
                var ds = season[c];
                var de = -((dq * s) + (ds * q));
                var dd = (de - (ds * d)) * perS;
                row[c] = de;
                level[c] = dq + (dd * alpha);
                slope[c] = (slope[c] * phi) + (dd * beta);
                season[c] = ds + ((de - (dq * g)) * (perQ * gamma));
            }

            _level[EtsLayout.Alpha] += d;
            _slope[EtsLayout.BetaShare] += d;
            _season[(slot * _padded) + EtsLayout.GammaShare] += g;
            _season[(slot * _padded) + EtsLayout.Phi] -= gamma * b * (s + g) * perQ;
            _row[EtsLayout.Phi] -= s * b;
        }
        else
        {
            for (var c = 0; c < row.Length; c++)
            {
                var dq = level[c] + (slope[c] * phi);
                var ds = season[c];
                var de = -(dq + ds);
                row[c] = de;
                level[c] = dq + (de * alpha);
                slope[c] = (slope[c] * phi) + (de * beta);
                season[c] = ds + (de * gamma);
            }

            _level[EtsLayout.Alpha] += e;
            _slope[EtsLayout.BetaShare] += e;
            if (form.Season != EtsSeason.None)
            {
                _season[(slot * _padded) + EtsLayout.GammaShare] += e;
                _season[(slot * _padded) + EtsLayout.Phi] -= gamma * b;
            }

            _row[EtsLayout.Phi] -= b;
        }

        _level[EtsLayout.Phi] += b * (1 - alpha);
        _slope[EtsLayout.Phi] += b * (1 - beta);
    }

    private double Add(EtsForm form, ReadOnlySpan<double> theta, double y, double f, double e)
    {
        // beta = alpha u and gamma = (1 - alpha) v: the chain rule from beta and gamma to alpha and the shares.
        var (byBeta, byGamma) = (_row[EtsLayout.BetaShare], _row[EtsLayout.GammaShare]);
        _row[EtsLayout.Alpha] += (theta[EtsLayout.BetaShare] * byBeta) - (theta[EtsLayout.GammaShare] * byGamma);
        _row[EtsLayout.BetaShare] = theta[EtsLayout.Alpha] * byBeta;
        _row[EtsLayout.GammaShare] = (1 - theta[EtsLayout.Alpha]) * byGamma;

        var row = MemoryMarshal.Cast<double, Vector<double>>(_row.AsSpan());
        var cross = MemoryMarshal.Cast<double, Vector<double>>(_cross.AsSpan());
        var residual = e;
        if (form.Error == EtsError.Multiplicative)
        {
            var logs = MemoryMarshal.Cast<double, Vector<double>>(_logs.AsSpan());
            var perF = 1 / f;
            var factor = y * perF * perF;
            residual = e * perF;
            for (var c = 0; c < row.Length; c++)
            {
                logs[c] -= row[c] * perF;
                row[c] *= factor;
            }
        }

        for (var c = 0; c < row.Length; c++)
        {
            cross[c] += row[c] * residual;
        }

        var width = Vector<double>.Count;
        for (var i = 0; i < Length; i++)
        {
            var value = _row[i];
            var first = i / width;
            var target = MemoryMarshal.Cast<double, Vector<double>>(_matrix.AsSpan((i * _padded) + (first * width), (_lanes - first) * width));
            var source = row.Slice(first);
            for (var c = 0; c < target.Length; c++)
            {
                target[c] += source[c] * value;
            }
        }

        return residual * residual;
    }

    /// <summary>Adds what the geometric mean of the forecasts contributes; a common factor G^2 is left out of gradient and matrix alike.</summary>
    private void AddLogTerm(int observed, double squares)
    {
        for (var i = 0; i < Length; i++)
        {
            var gi = _logs[i] / observed;
            for (var j = i; j < Length; j++)
            {
                var gj = _logs[j] / observed;
                _matrix[(i * _padded) + j] += (_cross[i] * gj) + (gi * _cross[j]) + (squares * gi * gj);
            }
        }

        for (var i = 0; i < Length; i++)
        {
            _cross[i] += squares * _logs[i] / observed;
        }
    }
}
