using EcomCore.Risk;
using NodaTime;

namespace EcomCore.Cli.Tables;

/// <summary>Reads <c>posts.csv</c> post by post.</summary>
internal sealed class PostTable : IDisposable
{
    private const int PostId = 0;
    private const int Platform = 1;
    private const int PostedAt = 2;
    private const int Text = 3;
    private const int Author = 4;
    private const int Product = 5;
    private const int Reach = 6;

    private readonly CsvTable _table;
    private readonly TextPool _platforms = new();

    private PostTable(CsvTable table) => _table = table;

    /// <summary>Opens the table; null, with complaints, when it cannot be read.</summary>
    public static PostTable? Open(string path, DateTimeZone zone, Complaints complaints) =>
        CsvTable.Open(path, ["post_id", "platform", "posted_at", "text"], ["author", "product", "reach"], zone, complaints) is { } table ? new PostTable(table) : null;

    /// <summary>Reads the good posts, in the file's order; bad ones become complaints and are left out.</summary>
    public IEnumerable<Post> Posts()
    {
        while (_table.Read())
        {
            var reach = 0L;
            if (_table.TryText(PostId, out var id) & (_table.TryInstant(PostedAt, out var time) && IsInCalendar(time)) & (_table.IsEmpty(Reach) || _table.TryWhole(Reach, out reach, minimum: 0)))
            {
                yield return new Post(id, _platforms.Texts[_platforms.NumberOf(_table.Span(Platform))], time, _table.Text(Text))
                {
                    Author = _table.IsEmpty(Author) ? null : _table.Text(Author),
                    Product = _table.IsEmpty(Product) ? null : _table.Text(Product),
                    Reach = reach,
                };
            }
        }
    }

    public void Dispose() => _table.Dispose();

    private bool IsInCalendar(Instant time) =>
        (time >= Post.Earliest && time <= Post.Latest) || _table.Refuse(PostedAt, "expected a time before the year 9000", _table.Span(PostedAt));
}
