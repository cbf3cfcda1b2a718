namespace EcomCore.Inventory.Orleans;

/// <summary>Somebody waits for an item: for what becomes of a step, or for what its committed state is.</summary>
internal sealed class ItemRequest
{
    private readonly TaskCompletionSource<LedgerAnswer>? _answer;
    private readonly Action<ItemState>? _read;
    private readonly Action<Exception>? _fail;
    private readonly Func<ItemState, long>? _change;
    private LedgerAnswer _decided;

    private ItemRequest(Action<ItemState> read, Action<Exception> fail) => (_read, _fail) = (read, fail);

    private ItemRequest(StepKind kind, in LedgerCommand command, long untilTicks, Func<ItemState, long>? change)
    {
        (Kind, Command, UntilTicks, _change) = (kind, command, untilTicks, change);
        _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public StepKind Kind { get; }

    public LedgerCommand Command { get; }

    public long UntilTicks { get; }

    /// <summary>Whether it is one of the commands that wait.</summary>
    public bool IsStep => _answer is not null;

    public bool IsCommand => IsStep && _change is null && Kind == StepKind.Apply;

    /// <summary>How often units were fetched from other pools for it.</summary>
    public int Fetched { get; set; }

    /// <summary>Whether the first pool knows the item.</summary>
    public bool IsKnown { get; set; }

    public Task<LedgerAnswer> Answer => _answer!.Task;

    public static ItemRequest OfStep(StepKind kind, in LedgerCommand command, long untilTicks = 0) => new(kind, command, untilTicks, null);

    /// <summary>A change outside of commands; the number it gives is the answer's <see cref="LedgerAnswer.Asked"/>.</summary>
    public static ItemRequest OfChange(Func<ItemState, long> change) => new(StepKind.Apply, default, 0, change);

    public static (ItemRequest Request, Task<T> Answer) ToRead<T>(Func<ItemState, T> read)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return (new ItemRequest(state => answer.TrySetResult(read(state)), failure => answer.TrySetException(failure)), answer.Task);
    }

    public LedgerAnswer Decide(ItemState state) => _decided = Kind switch
    {
        StepKind.Apply when _change is not null => new LedgerAnswer { Asked = _change(state) },
        StepKind.RestoreEnd => state.RestoreEnd(Command, UntilTicks),
        StepKind.Undo => state.Undo(Command),
        StepKind.End => state.End(Command),
        StepKind.Recall => state.Machine.TryRepeat(Command, out var first) ? first : default,
        _ => state.Machine.Apply(Command),
    };

    /// <summary>Gives the answer once it is committed; a question is answered now.</summary>
    public void Give(ItemState state)
    {
        if (_answer is not null)
        {
            _answer.TrySetResult(_decided);
            return;
        }

        try
        {
            _read!(state);
        }
#pragma warning disable CA1031 // Whatever goes wrong is the asker's to see.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _fail!(failure);
        }
    }

    public void Fail(Exception failure)
    {
        _answer?.TrySetException(failure);
        _fail?.Invoke(failure);
    }
}
