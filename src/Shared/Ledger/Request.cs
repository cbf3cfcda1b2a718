namespace EcomCore.Inventory;

/// <summary>Somebody waits for an answer: to a command, or to a question about what was committed.</summary>
internal sealed class Request
{
    private readonly TaskCompletionSource<LedgerAnswer>? _answer;
    private readonly Action<LedgerMachine>? _read;
    private readonly Action<Exception>? _fail;

    public Request(in LedgerCommand command)
    {
        Command = command;
        _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private Request(Action<LedgerMachine> read, Action<Exception> fail)
    {
        _read = read;
        _fail = fail;
    }

    public LedgerCommand Command { get; }

    public bool IsCommand => _answer is not null;

    /// <summary>The answer, before it may be given.</summary>
    public LedgerAnswer Decided { get; set; }

    public Task<LedgerAnswer> Answer => _answer!.Task;

    public static (Request Request, Task<T> Answer) ToRead<T>(Func<LedgerMachine, T> read)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return (new Request(machine => answer.TrySetResult(read(machine)), failure => answer.TrySetException(failure)), answer.Task);
    }

    /// <summary>Gives the answer; a question is answered now.</summary>
    public void Give(LedgerMachine machine)
    {
        if (_answer is not null)
        {
            _answer.TrySetResult(Decided);
            return;
        }

        try
        {
            _read!(machine);
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
        if (_answer is not null)
        {
            _answer.TrySetException(failure);
        }
        else
        {
            _fail!(failure);
        }
    }
}
