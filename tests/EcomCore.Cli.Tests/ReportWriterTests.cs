using EcomCore.Cli.Report;
using NodaTime;

namespace EcomCore.Cli.Tests;

public sealed class ReportWriterTests
{
    private static readonly ChartLegend Legend = new("sold", "expected", "80 %", "95 %");

    [Fact]
    public async Task Text_from_data_is_encoded()
    {
        const string Hostile = "<script>alert(1)</script>\"'&";
        var html = await ReportWriter.ToHtmlAsync(Page(
            new TextView(Hostile),
            new TableView(Hostile, "a.csv", [new ColumnView(Hostile, Hostile)], [[Hostile]], Hostile),
            new BarChartView(Hostile, [new Bar(Hostile, 1, Hostile)]),
            new HeatMapView(Hostile, Hostile, Hostile, [Hostile], [Hostile], [[1]], [[Hostile]]),
            Chart(new ChartMark(new LocalDate(2025, 1, 8), Hostile))));

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"'&<", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_asks_for_nothing_from_elsewhere()
    {
        var html = await ReportWriter.ToHtmlAsync(Page(Chart(new ChartMark(new LocalDate(2025, 1, 8), "618"))));

        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_of_nothing_has_axes_and_no_line()
    {
        var layout = new LineChartLayout(new LineChartView("t", "u", [], [], [], Legend), 300, 200, 10);

        Assert.Equal(string.Empty, layout.ActualLine);
        Assert.Equal(string.Empty, layout.Band95);
        Assert.NotEmpty(layout.ValueTicks());
    }

    [Fact]
    public void Every_point_lies_inside_the_plot()
    {
        var layout = new LineChartLayout(Chart(), 300, 200, 10);
        var points = $"{layout.ActualLine} {layout.ExpectedLine} {layout.Band95}".Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(',').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray());

        Assert.All(points, point =>
        {
            Assert.InRange(point[0], LineChartLayout.PlotLeft, layout.PlotRight);
            Assert.InRange(point[1], LineChartLayout.PlotTop, layout.PlotBottom);
        });
    }

    [Fact]
    public void Labels_of_events_that_would_touch_are_left_out_but_their_lines_stay()
    {
        var days = Enumerable.Range(1, 9).Select(day => new ChartMark(new LocalDate(2025, 1, day), "a long label")).ToArray();
        var marks = new LineChartLayout(Chart(days), 300, 200, 10).Marks().ToArray();

        Assert.Equal(9, marks.Length);
        Assert.Contains(marks, mark => mark.Label.Length == 0);
        foreach (var level in marks.Where(mark => mark.Label.Length > 0).GroupBy(mark => mark.LabelY))
        {
            var places = level.Select(mark => mark.LabelX).Order().ToArray();
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 12 * 6));
        }
    }

    private static LineChartView Chart(params ChartMark[] marks) => new(
        "chart",
        "units",
        [new ChartPoint(new LocalDate(2025, 1, 1), 10), new ChartPoint(new LocalDate(2025, 1, 8), 30)],
        [new ChartInterval(new LocalDate(2025, 1, 15), 20, 15, 25, -5, 4000)],
        marks,
        Legend);

    private static ReportDocument Page(params BlockView[] blocks) =>
        new("en", "Title", "Subtitle", [new ChapterView("sell", "Sell", "What?", [new KeyFigure("n", "1")], blocks)], "Notes", ["a note"]);
}
