namespace EcomCore.Forecasting;

/// <summary>Whether a seasonal model forgets its start: all roots of its characteristic polynomial lie inside the unit circle.</summary>
/// <remarks>
/// Hyndman et al. (2008), section 10.4. With trend, P(z) = z^(m+1) + (a+b-f) z^m + (a+b-af)(z^(m-1) + ... + z^2) + (a+b-af+g-1) z + f(1-a-g) for
/// smoothing a, b, g and damping f. Without trend P has the root 1, which is divided out: z^m + a(z^(m-1) + ... + z) + a+g-1. The roots are
/// inside exactly when every reflection coefficient of the Schur-Cohn recursion is below 1. Non-seasonal models in the usual region always forget.
/// </remarks>
internal static class EtsAdmissible
{
    public static bool Check(EtsForm form, int period, EtsSmoothing s, Span<double> work)
    {
        if (form.Season == EtsSeason.None)
        {
            return true;
        }

        // work[0] is the leading coefficient.
        int degree;
        if (form.Trend == EtsTrend.None)
        {
            degree = period;
            work.Slice(1, degree).Fill(s.Alpha);
            work[degree] = s.Alpha + s.Gamma - 1;
        }
        else
        {
            degree = period + 1;
            var middle = s.Alpha + s.Beta - (s.Alpha * s.Phi);
            work.Slice(1, degree).Fill(middle);
            work[1] = s.Alpha + s.Beta - s.Phi;
            work[degree - 1] = middle + s.Gamma - 1;
            work[degree] = s.Phi * (1 - s.Alpha - s.Gamma);
            if (degree == 2)
            {
                work[1] = s.Alpha + s.Beta - s.Phi + s.Gamma - 1;
            }
        }

        work[0] = 1;
        return HasRootsInside(work, degree);
    }

    private static bool HasRootsInside(Span<double> a, int degree)
    {
        for (var p = degree; p > 0; p--)
        {
            var k = a[p];
            if (!(Math.Abs(k) < 1))
            {
                return false;
            }

            var divisor = 1 - (k * k);
            for (int i = 1, j = p - 1; i <= j; i++, j--)
            {
                var (low, high) = (a[i], a[j]);
                a[i] = (low - (k * high)) / divisor;
                a[j] = (high - (k * low)) / divisor;
            }
        }

        return true;
    }
}
