namespace EcomCore.Forecasting.Tests;

public sealed class ForecastStreamTests
{
    private static readonly DemandSeries[] All = [.. Enumerable.Range(0, 100).Select(k => DemandSeries.Indexed(Enumerable.Range(0, 20).Select(t => (double)((t * k % 13) + k)), name: $"{k}"))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_stream_gives_what_a_batch_gives(int threads)
    {
        var batch = Forecaster.Theta.ForecastAll(All, 3);
        var stream = Forecaster.Theta.ForecastStream(All, 3, degreeOfParallelism: threads).ToList();

        Assert.Equal(batch.Select(forecast => forecast.Name), stream.Select(forecast => forecast.Name));
        Assert.Equal(batch.SelectMany(forecast => forecast.Mean), stream.SelectMany(forecast => forecast.Mean));
    }

    [Fact]
    public void Only_the_series_in_work_are_read_ahead()
    {
        var read = 0;
        var most = 0;
        var done = 0;
        foreach (var _ in Forecaster.Naive.ForecastStream(All.Select(series => { read++; return series; }), 1, degreeOfParallelism: 2))
        {
            most = Math.Max(most, read - done++);
        }

        Assert.Equal((100, 32), (done, most));
    }

    [Fact]
    public void Wrong_arguments_are_refused_before_the_first_forecast()
    {
        Assert.Throws<ArgumentNullException>(() => Forecaster.Naive.ForecastStream(null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Forecaster.Naive.ForecastStream(All, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Forecaster.Naive.ForecastStream(All, 1, degreeOfParallelism: 0));
    }
}
