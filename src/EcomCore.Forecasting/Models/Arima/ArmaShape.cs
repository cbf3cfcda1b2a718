namespace EcomCore.Forecasting;

/// <summary>From free numbers to the polynomials of a stationary and invertible seasonal ARMA process.</summary>
/// <remarks>
/// Each of the four parts has its partial autocorrelations as parameters, mapped from the whole line by tanh (Barndorff-Nielsen and Schou 1973; Jones 1980), so that every point of the search
/// is admissible. Moving-average polynomials take the same map with the opposite sign.
/// </remarks>
internal sealed class ArmaShape
{
    private readonly ArimaOrder _order;
    private readonly int _period;
    private readonly double[] _part = new double[ArimaOrder.Most];
    private readonly double[] _previous = new double[ArimaOrder.Most];
    private readonly double[] _short = new double[ArimaOrder.Most];
    private readonly double[] _long = new double[ArimaOrder.MostSeasonal];

    public ArmaShape(ArimaOrder order, int period)
    {
        _order = order;
        _period = period;
        Phi = new double[order.P + (order.SeasonalP * period)];
        Theta = new double[order.Q + (order.SeasonalQ * period)];
    }

    /// <summary>Gets the coefficients of the whole autoregressive polynomial, y(t) = Phi[0] y(t-1) + ... .</summary>
    public double[] Phi { get; }

    /// <summary>Gets the coefficients of the whole moving-average polynomial, e(t) + Theta[0] e(t-1) + ... .</summary>
    public double[] Theta { get; }

    /// <summary>Sets the polynomials from free numbers in the order p, q, P, Q. Allocates nothing.</summary>
    public void Set(ReadOnlySpan<double> free)
    {
        var (p, q, seasonalP) = (_order.P, _order.Q, _order.SeasonalP);
        Coefficients(free.Slice(0, p), _short);
        Coefficients(free.Slice(p + q, seasonalP), _long);
        Expand(_short.AsSpan(0, p), _long.AsSpan(0, seasonalP), Phi, 1);
        Coefficients(free.Slice(p, q), _short);
        Coefficients(free.Slice(p + q + seasonalP), _long);
        Expand(_short.AsSpan(0, q), _long.AsSpan(0, _order.SeasonalQ), Theta, -1);
    }

    /// <summary>The coefficients of each part by name, in R's order and signs.</summary>
    public List<KeyValuePair<string, double>> Named(ReadOnlySpan<double> free)
    {
        var named = new List<KeyValuePair<string, double>>();
        var at = 0;
        foreach (var (name, count, sign) in new[] { ("ar", _order.P, 1), ("ma", _order.Q, -1), ("sar", _order.SeasonalP, 1), ("sma", _order.SeasonalQ, -1) })
        {
            Coefficients(free.Slice(at, count), _short);
            for (var i = 0; i < count; i++)
            {
                named.Add(new KeyValuePair<string, double>(FormattableString.Invariant($"{name}{i + 1}"), sign * _short[i]));
            }

            at += count;
        }

        return named;
    }

    /// <summary>Whether every root of every part lies outside a circle of a radius above 1.</summary>
    public bool IsClearOf(ReadOnlySpan<double> free, double radius)
    {
        var (p, q, seasonalP) = (_order.P, _order.Q, _order.SeasonalP);
        var seasonal = Math.Pow(radius, _period);
        return IsClear(free.Slice(0, p), radius) && IsClear(free.Slice(p, q), radius)
            && IsClear(free.Slice(p + q, seasonalP), seasonal) && IsClear(free.Slice(p + q + seasonalP), seasonal);
    }

    /// <summary>Partial autocorrelations to coefficients (Durbin-Levinson).</summary>
    private void Coefficients(ReadOnlySpan<double> free, double[] result)
    {
        for (var k = 0; k < free.Length; k++)
        {
            var r = Math.Tanh(free[k]);
            result.AsSpan(0, k).CopyTo(_previous);
            for (var i = 0; i < k; i++)
            {
                result[i] = _previous[i] - (r * _previous[k - 1 - i]);
            }

            result[k] = r;
        }
    }

    /// <summary>The product of both polynomials, 1 - short and 1 - long in the season.</summary>
    private void Expand(ReadOnlySpan<double> near, ReadOnlySpan<double> far, double[] result, int sign)
    {
        Array.Clear(result, 0, result.Length);
        for (var i = 0; i < near.Length; i++)
        {
            result[i] += sign * near[i];
        }

        for (var j = 0; j < far.Length; j++)
        {
            var lag = (j + 1) * _period;
            result[lag - 1] += sign * far[j];
            for (var i = 0; i < near.Length; i++)
            {
                result[lag + i] -= sign * far[j] * near[i];
            }
        }
    }

    /// <summary>1 - c(1) z - ... has no root within the radius when 1 - c(1) radius z - ... has none within 1: its partial autocorrelations are below 1.</summary>
    private bool IsClear(ReadOnlySpan<double> free, double radius)
    {
        Coefficients(free, _part);
        var power = 1.0;
        for (var k = 0; k < free.Length; k++)
        {
            power *= radius;
            _part[k] *= power;
        }

        for (var k = free.Length - 1; k >= 0; k--)
        {
            var r = _part[k];
            if (!(Math.Abs(r) < 1))
            {
                return false;
            }

            _part.AsSpan(0, k).CopyTo(_previous);
            for (var i = 0; i < k; i++)
            {
                _part[i] = (_previous[i] + (r * _previous[k - 1 - i])) / (1 - (r * r));
            }
        }

        return true;
    }
}
