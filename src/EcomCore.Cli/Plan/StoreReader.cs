using EcomCore.Cli.Commands;
using EcomCore.Cli.Tables;
using EcomCore.Risk;
using EcomCore.Segmentation;
using EcomCore.Sku;
using NodaTime;

namespace EcomCore.Cli.Plan;

/// <summary>Reads a store folder. Every bad line becomes a complaint; the caller stops when there is any.</summary>
internal sealed class StoreReader(string folder, CommandRun run)
{
    private const int ProgressEvery = 8192;

    private readonly List<string> _missing = [];
    private long _laterOrderLines;
    private long _laterPosts;
    private long _linesWithoutUnits;

    /// <summary>Reads the folder; null, with complaints, when <c>store.json</c> cannot be read.</summary>
    /// <param name="asOf">Last day instead of the file's; null for the file's.</param>
    public Store? Read(LocalDate? asOf)
    {
        if (StoreSettingsReader.Read(Path.Combine(folder, "store.json"), run.Complaints) is not { } settings)
        {
            return null;
        }

        settings = settings with { AsOf = asOf ?? settings.AsOf };
        var codes = new CodeBook(Schema());
        var (sales, customers) = Orders(settings, codes);
        var stock = Stock(codes);
        var spend = SpendTable.Read(Optional("spend.csv"), settings, run.Complaints);
        var rules = Rules();
        var posts = Posts(settings, rules);
        var notes = new StoreNotes
        {
            LaterOrderLines = _laterOrderLines,
            LaterPosts = _laterPosts,
            LinesWithoutUnits = _linesWithoutUnits,
            MissingFiles = _missing,
        };
        return new Store(settings, codes, sales, customers, stock, spend, posts, rules, Optional("rules.json") is null, notes);
    }

    private SkuSchema? Schema()
    {
        if (PathOf("sku-schema.json") is not { } path || run.ReadText(path) is not { } text)
        {
            return null;
        }

        if (SkuSchema.TryFromJson(text, out var schema, out var faults))
        {
            return schema;
        }

        foreach (var fault in faults)
        {
            run.Complaints.Add(path, fault.ToString());
        }

        return null;
    }

    private (SalesBook? Sales, CustomerTable? Customers) Orders(StoreSettings settings, CodeBook codes)
    {
        if (PathOf("orders.csv") is not { } path
            || OrderTable.Open(path, [.. settings.Channels.Select(channel => channel.Id)], settings.Zone, run.Complaints) is not { } table)
        {
            return default;
        }

        using (table)
        {
            var sales = new SalesBook(settings.AsOf, settings.Channels.Count);
            var customers = new CustomerTableBuilder(settings.AsOf);
            var items = new Dictionary<string, ItemSales>(StringComparer.Ordinal);
            var byNumber = new List<(CodeUse Use, ItemSales? Item)>();
            var lines = 0L;
            foreach (var line in table.Lines())
            {
                if (++lines % ProgressEvery == 0)
                {
                    run.Progress("orders.csv", lines);
                }

                if (line.Date > settings.AsOf)
                {
                    _laterOrderLines++;
                    continue;
                }

                while (byNumber.Count <= line.Code)
                {
                    byNumber.Add(Resolve(codes.Of(table.Codes[byNumber.Count]), items, sales));
                }

                var (use, item) = byNumber[line.Code];
                use.Count(line.Quantity);
                sales.Add(line, item);
                customers.Add(line.CustomerId, line.Date, line.Amount, line.OrderId, isReturn: line.Quantity < 0);
                _linesWithoutUnits += item is null || line.UnitPrice == 0 ? 1 : 0;
            }

            return (sales, customers.Build());
        }
    }

    private static (CodeUse Use, ItemSales? Item) Resolve(CodeUse use, Dictionary<string, ItemSales> items, SalesBook sales)
    {
        if (use.Item is null)
        {
            return (use, null);
        }

        if (!items.TryGetValue(use.Item, out var item))
        {
            item = sales.NewItem(use.Item);
            items.Add(use.Item, item);
        }

        return (use, item);
    }

    private Dictionary<string, long>? Stock(CodeBook codes)
    {
        if (PathOf("stock.csv") is not { } path)
        {
            return null;
        }

        return StockTable.Read(path, sku => codes.Of(sku).Item ?? sku, run.Complaints);
    }

    // Only what was found is kept, never the text of a post.
    private PostBook? Posts(StoreSettings settings, RiskRules rules)
    {
        if (PathOf("posts.csv") is not { } path || PostTable.Open(path, settings.Zone, run.Complaints) is not { } table)
        {
            return null;
        }

        using (table)
        {
            var end = settings.AsOf.PlusDays(1).AtStartOfDayInZone(settings.Zone).ToInstant();
            var matcher = new PostMatcher(rules);
            var matched = new List<MatchedPost>();
            var count = 0L;
            foreach (var post in table.Posts())
            {
                if (post.PostedAt >= end)
                {
                    _laterPosts++;
                    continue;
                }

                if (++count % ProgressEvery == 0)
                {
                    run.Progress("posts.csv", count);
                }

                if (matcher.Match(post) is { HasMatch: true } found)
                {
                    matched.Add(found);
                }
            }

            return new PostBook(count, [.. matched.OrderBy(post => post.PostedAt)]);
        }
    }

    private RiskRules Rules()
    {
        var path = Optional("rules.json");
        if (path is null || run.ReadText(path) is not { } text)
        {
            return RiskRules.Default;
        }

        if (RiskRules.TryLoad(text, out var rules, out var faults))
        {
            return rules;
        }

        foreach (var fault in faults)
        {
            run.Complaints.Add(path, fault.ToString());
        }

        return RiskRules.Default;
    }

    private string? Optional(string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : null;
    }

    private string? PathOf(string name)
    {
        var path = Optional(name);
        if (path is null)
        {
            _missing.Add(name);
        }

        return path;
    }
}
