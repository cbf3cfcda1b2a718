using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Segmentation.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class SurvivalCurveTests
{
    [Fact]
    public void The_curve_is_that_of_Kaplan_and_Meier_by_hand()
    {
        // 6 at risk, 1 stops: 5/6. One leaves unfinished. 4 at risk, 2 stop: 5/12. 2 at risk, 1 stops: 5/24.
        var curve = SurvivalCurve.Of([new(5, true), new(7, false), new(9, true), new(9, true), new(12, true), new(20, false)]);

        Assert.Equal([(5, 6, 1), (9, 4, 2), (12, 2, 1)], curve.Points.Select(point => (point.Day, point.AtRisk, point.Stopped)));
        Assert.Equal(5.0 / 6, curve.At(5), 12);
        Assert.Equal(5.0 / 12, curve.At(11), 12);
        Assert.Equal(5.0 / 24, curve.At(1000), 12);
        Assert.Equal(1, curve.At(4));
        Assert.Equal(9, curve.MedianDays);
    }

    [Fact]
    public void The_interval_is_on_the_log_log_scale()
    {
        // S = 0.5 with variance of ln S 1 / (2 * 1): S^exp(-+1.959964 * sqrt(0.5) / |ln 0.5|) = 0.5^7.387 and 0.5^0.1354.
        var point = SurvivalCurve.Of([new(1, true), new(2, false)]).Points[0];
        Assert.Equal(Math.Pow(0.5, Math.Exp(1.959963985 * Math.Sqrt(0.5) / Math.Log(2))), point.Low, 8);
        Assert.Equal(Math.Pow(0.5, Math.Exp(-1.959963985 * Math.Sqrt(0.5) / Math.Log(2))), point.High, 8);
    }

    [Fact]
    public void A_long_silence_is_an_end()
    {
        var day = new LocalDate(2025, 10, 1);
        OrderLine[] lines = [new("gone", day.PlusDays(-300), 1m), new("gone", day.PlusDays(-200), 1m), new("here", day.PlusDays(-300), 1m), new("here", day.PlusDays(-10), 1m)];
        var curve = SurvivalCurve.Of(CustomerTable.From(lines, day), silenceDays: 180);
        Assert.Equal((100, 2, 1), (curve.Points[0].Day, curve.Points[0].AtRisk, curve.Points[0].Stopped));
        Assert.Empty(SurvivalCurve.Of(CustomerTable.From(lines, day), silenceDays: 300).Points);
    }

    [Property]
    public bool Survival_never_rises_and_lies_in_its_interval(OrderLine[] lines, byte silence)
    {
        var points = SurvivalCurve.Of(CustomerTable.From(lines, Generators.AsOf), silence).Points;
        return points.Zip(points.Skip(1)).All(pair => pair.Second.Survival <= pair.First.Survival && pair.Second.Day > pair.First.Day)
            && points.All(point => point.Survival <= 0 ? double.IsNaN(point.Low) && double.IsNaN(point.High)
                : point.Low <= point.Survival && point.Survival <= point.High && point.Low >= 0 && point.High <= 1);
    }
}
