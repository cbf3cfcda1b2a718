using System.Xml.Linq;
using EcomCore.Cli.Report.Pictures;
using NodaTime;

namespace EcomCore.Cli.Tests;

public sealed class PictureWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public async Task Text_from_data_is_encoded_and_legal()
    {
        const string Hostile = "<script>alert(1)</script>\"'&\u0001\uD800\u0000 重要";
        var picture = new Picture(
            Hostile,
            new PlotView(Hostile, new PlotAxis(Hostile), new PlotAxis(Hostile), new PlotLayer(Hostile, LayerKind.Line, PlotTone.Ink, [new(0, 1), new(1, 2)]))
            {
                Marks = [new PlotMark(0.5, Hostile)],
            },
            new GridView(Hostile, Hostile, Hostile, [Hostile], [Hostile], [[new GridCell(1, Hostile)]]));

        var root = await ReadAsync(picture);

        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName == "script");
        Assert.Contains(Texts(root), text => text.Contains("<script>alert(1)</script>\"'&\uFFFD\uFFFD\uFFFD 重要", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_asks_for_nothing_from_elsewhere()
    {
        var svg = await PictureWriter.ToSvgAsync(new Picture("t", Plot(AxisKind.Linear, [new(0, 1), new(1, 2)])));

        Assert.DoesNotContain("http", svg.Replace("http://www.w3.org/2000/svg", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("url(", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AxisKind.Linear)]
    [InlineData(AxisKind.Logarithmic)]
    [InlineData(AxisKind.Date)]
    public async Task Every_point_lies_inside_the_picture(AxisKind kind)
    {
        PlotPoint[] points = [new(1, 5), new(100, -3), new(20_000, double.NaN), new(double.PositiveInfinity, 1), new(30_000, 7), new(0, 1), new(-4, 1e300)];
        var root = await ReadAsync(new Picture("t", Plot(kind, points)));

        var coordinates = root.Descendants(Svg + "polyline").SelectMany(line => line.Attribute("points")!.Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            .Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.NotEmpty(coordinates);
        Assert.All(coordinates, value => Assert.InRange(value, 0, PictureLayout.Width));
    }

    [Fact]
    public async Task A_gap_breaks_a_line()
    {
        var root = await ReadAsync(new Picture("t", Plot(AxisKind.Linear, [new(0, 1), new(1, 2), new(2, double.NaN), new(3, 1), new(4, 2)])));

        Assert.Equal(2, root.Descendants(Svg + "polyline").Count());
    }

    [Fact]
    public async Task Nothing_to_draw_gives_axes()
    {
        foreach (var kind in Enum.GetValues<AxisKind>())
        {
            var root = await ReadAsync(new Picture("t", Plot(kind, [])));
            Assert.NotEmpty(root.Descendants(Svg + "line"));
        }
    }

    [Fact]
    public async Task Missing_cells_are_left_out()
    {
        var grid = new GridView("t", "cohort", "month", ["a", "b"], ["0", "1"], [[new(1, "9"), new(0.5, "4")], [new(1, "7"), GridCell.None]]);

        var root = await ReadAsync(new Picture("t", grid));

        Assert.Equal(3, root.Descendants(Svg + "rect").Count(rect => rect.Attribute("class")!.Value.StartsWith("cell", StringComparison.Ordinal)));
    }

    [Fact]
    public void Dates_get_ticks_at_first_days()
    {
        var axis = new PlotAxis("day", AxisKind.Date);
        var scale = AxisScale.Of(axis, [PlotAxis.At(new LocalDate(2024, 1, 15)), PlotAxis.At(new LocalDate(2025, 12, 31))], roundsUp: false);

        Assert.Equal(["2024-04", "2024-07", "2024-10", "2025-01", "2025-04", "2025-07", "2025-10"], scale.Ticks(0.1).Select(tick => tick.Label));
    }

    [Fact]
    public void Linear_ticks_are_round_numbers()
    {
        var scale = AxisScale.Of(new PlotAxis("units"), [0, 930], roundsUp: true);

        Assert.Equal(["0", "200", "400", "600", "800", "1,000"], scale.Ticks(0).Select(tick => tick.Label));
    }

    private static PlotView Plot(AxisKind kind, PlotPoint[] points) =>
        new("p", new PlotAxis("x", kind), new PlotAxis("y"), new PlotLayer("line", LayerKind.Line, PlotTone.Accent, points));

    private static async Task<XElement> ReadAsync(Picture picture) => XDocument.Parse(await PictureWriter.ToSvgAsync(picture)).Root!;

    private static IEnumerable<string> Texts(XElement root) => root.Descendants(Svg + "text").Select(text => text.Value);
}
