namespace EcomCore.Forecasting.Tests;

/// <summary>The fast filter against the textbook one, and the model around it.</summary>
public sealed class ArmaFilterTests
{
    [Fact]
    public void The_fast_filter_is_the_Kalman_filter()
    {
        var random = new Random(3);
        for (var round = 0; round < 40; round++)
        {
            var order = new ArimaOrder(random.Next(4), 0, random.Next(4), random.Next(2), 0, random.Next(2));
            var shape = new ArmaShape(order, 4);
            double[] free = [.. Enumerable.Range(0, order.Coefficients).Select(_ => (random.NextDouble() * 2.4) - 1.2)];
            shape.Set(free);
            double[] y = [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble() - 0.5)];
            var filter = new ArmaFilter([y], shape.Phi.Length, shape.Theta.Length);

            Assert.True(filter.Run(shape.Phi, shape.Theta));
            var (errors, variances) = Textbook(y, shape.Phi, shape.Theta);
            for (var t = 0; t < y.Length; t++)
            {
                Assert.Equal(variances[t], filter.Variances[t], 1e-7 * variances[t]);
                Assert.Equal(errors[t], filter.Innovations[0][t], 1e-7);
            }
        }
    }

    [Fact]
    public void The_filter_allocates_nothing()
    {
        var shape = new ArmaShape(new ArimaOrder(2, 0, 1, 1, 0, 1), 12);
        double[] y = [.. Enumerable.Range(0, 100).Select(t => Math.Sin(t))];
        var filter = new ArmaFilter([y], shape.Phi.Length, shape.Theta.Length);
        double[] free = [0.3, -0.2, 0.4, 0.2, 0.5];
        for (var warm = 0; warm < 3; warm++)
        {
            shape.Set(free);
            filter.Run(shape.Phi, shape.Theta);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        shape.Set(free);
        filter.Run(shape.Phi, shape.Theta);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Roots_are_told_from_the_unit_circle()
    {
        // 1 - 0.98 z has its root at 1.0204; 1 - 0.995 z at 1.005.
        var shape = new ArmaShape(new ArimaOrder(1, 0, 0), 1);

        Assert.True(shape.IsClearOf([Math.Atanh(0.98)], 1.01));
        Assert.False(shape.IsClearOf([Math.Atanh(0.995)], 1.01));
    }

    [Fact]
    public void A_random_walk_with_drift_is_the_drift_method()
    {
        double[] y = [3, 5, 4, 8, 9, 13, 12];
        var arima = Forecaster.ArimaIn(new ArimaOrder(0, 1, 0, constant: true)).Fit(DemandSeries.Indexed(y)).Forecast(3);

        Assert.Equal("ARIMA(0,1,0) with drift", arima.Model);
        Assert.Equal([13.5, 15, 16.5], arima.Mean.Select(mean => Math.Round(mean, 9)));
        Assert.Equal(Forecaster.Drift.Fit(DemandSeries.Indexed(y)).Forecast(3).Mean.Select(mean => Math.Round(mean, 9)), arima.Mean.Select(mean => Math.Round(mean, 9)));
    }

    [Fact]
    public void A_seasonal_random_walk_is_the_seasonal_naive_method()
    {
        var series = DemandSeries.Indexed([1, 5, 2, 8, 2, 6, 3, 9.5, 2, 7, 4, 10, 3, 7, 4, 12], seasonalPeriod: 4);
        var arima = Forecaster.ArimaIn(new ArimaOrder(0, 0, 0, 0, 1, 0)).Fit(series).Forecast(6);

        Assert.Equal(Forecaster.SeasonalNaive.Fit(series).Forecast(6).Mean, arima.Mean);
    }

    [Fact]
    public void An_autoregression_is_recovered()
    {
        var random = new Random(11);
        var y = new double[4000];
        for (var t = 1; t < y.Length; t++)
        {
            y[t] = (0.7 * y[t - 1]) + MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
        }

        var fit = Forecaster.ArimaIn(new ArimaOrder(1, 0, 0, constant: true)).Fit(DemandSeries.Indexed(y.Select(value => value + 50))).Statistics;

        // Standard error sqrt((1 - 0.49) / 4000) = 0.011; of the mean 1 / 0.3 / sqrt(4000) = 0.053.
        Assert.Equal(0.7, fit.Parameters.Single(pair => pair.Key == "ar1").Value, 0.035);
        Assert.Equal(50, fit.Parameters.Single(pair => pair.Key == "mean").Value, 0.16);
        Assert.Equal(1, fit.Variance, 0.07);
    }

    /// <summary>Kalman filter with matrices, from the stationary covariance found by doubling.</summary>
    private static (double[] Errors, double[] Variances) Textbook(double[] y, double[] phi, double[] theta)
    {
        var r = Math.Max(phi.Length, theta.Length + 1);
        var (t, noise) = (new double[r, r], new double[r]);
        for (var i = 0; i < r; i++)
        {
            t[i, 0] += i < phi.Length ? phi[i] : 0;
            if (i + 1 < r)
            {
                t[i, i + 1] = 1;
            }

            noise[i] = i == 0 ? 1 : i <= theta.Length ? theta[i - 1] : 0;
        }

        double[,] Move(double[,] by, double[,] p, double[,] plus)
        {
            var half = Product(by, p);
            var next = new double[r, r];
            for (var i = 0; i < r; i++)
            {
                for (var j = 0; j < r; j++)
                {
                    next[i, j] = plus[i, j] + Enumerable.Range(0, r).Sum(k => half[i, k] * by[j, k]);
                }
            }

            return next;
        }

        double[,] Product(double[,] a, double[,] b)
        {
            var product = new double[r, r];
            for (var i = 0; i < r; i++)
            {
                for (var j = 0; j < r; j++)
                {
                    product[i, j] = Enumerable.Range(0, r).Sum(k => a[i, k] * b[k, j]);
                }
            }

            return product;
        }

        var shock = new double[r, r];
        for (var i = 0; i < r; i++)
        {
            for (var j = 0; j < r; j++)
            {
                shock[i, j] = noise[i] * noise[j];
            }
        }

        // Doubling: the sum of 2^k terms of T^i R R' T'^i.
        var (covariance, power) = (shock, t);
        for (var i = 0; i < 30; i++)
        {
            covariance = Move(power, covariance, covariance);
            power = Product(power, power);
        }

        var state = new double[r];
        var (errors, variances) = (new double[y.Length], new double[y.Length]);
        for (var s = 0; s < y.Length; s++)
        {
            errors[s] = y[s] - state[0];
            variances[s] = covariance[0, 0];
            var (updated, reduced) = (new double[r], new double[r, r]);
            for (var i = 0; i < r; i++)
            {
                updated[i] = state[i] + (covariance[i, 0] * errors[s] / variances[s]);
                for (var j = 0; j < r; j++)
                {
                    reduced[i, j] = covariance[i, j] - (covariance[i, 0] * covariance[0, j] / variances[s]);
                }
            }

            covariance = Move(t, reduced, shock);
            state = [.. Enumerable.Range(0, r).Select(i => Enumerable.Range(0, r).Sum(k => t[i, k] * updated[k]))];
        }

        return (errors, variances);
    }
}
