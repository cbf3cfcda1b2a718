using System.Diagnostics.Metrics;

namespace EcomCore.Inventory;

/// <summary>What the durable ledgers count, under the meter <c>EcomCore.Inventory</c>; compiled into each host's package.</summary>
internal sealed class LedgerMeter : IDisposable
{
    public const string Name = "EcomCore.Inventory";

    private readonly Meter _meter;
    private readonly Counter<long> _commands;
    private readonly Counter<long> _expiries;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitTime;
    private readonly KeyValuePair<string, object?> _host;

    public LedgerMeter(string host, Func<int> queueLength)
    {
        _host = new("host", host);
        _meter = new Meter(Name);
        _commands = _meter.CreateCounter<long>("ecom.ledger.commands", "{command}", "Commands by kind and status.");
        _expiries = _meter.CreateCounter<long>("ecom.ledger.expiries", "{line}", "Order lines whose reservation ended.");
        _batchSize = _meter.CreateHistogram<int>("ecom.ledger.batch_size", "{command}", "Commands per commit.");
        _commitTime = _meter.CreateHistogram<double>("ecom.ledger.commit_time", "s", "Time of a commit.");
        _meter.CreateObservableGauge("ecom.ledger.queue_length", () => new Measurement<int>(queueLength(), _host), "{command}", "Commands that wait.");
    }

    public void Answered(LedgerCommandKind kind, LedgerStatus status) =>
        _commands.Add(1, _host, new("kind", KindOf(kind)), new("status", StatusOf(status)));

    public void Committed(int commands, double seconds)
    {
        _batchSize.Record(commands, _host);
        _commitTime.Record(seconds, _host);
    }

    public void Expired(int lines) => _expiries.Add(lines, _host);

    public void Dispose() => _meter.Dispose();

    // Constant texts: an enum as a tag would be boxed at each command.
    private static string KindOf(LedgerCommandKind kind) => kind switch
    {
        LedgerCommandKind.Receive => "receive",
        LedgerCommandKind.Adjust => "adjust",
        LedgerCommandKind.Reserve => "reserve",
        LedgerCommandKind.Extend => "extend",
        LedgerCommandKind.Confirm => "confirm",
        LedgerCommandKind.Release => "release",
        LedgerCommandKind.Return => "return",
        LedgerCommandKind.Transfer => "transfer",
        LedgerCommandKind.Expire => "expire",
        _ => "set",
    };

    private static string StatusOf(LedgerStatus status) => status switch
    {
        LedgerStatus.Done => "done",
        LedgerStatus.Refused => "refused",
        LedgerStatus.Repeated => "repeated",
        _ => "invalid",
    };
}
