namespace EcomCore.Inventory.Sqlite;

/// <summary>One writer per ledger: a lock on a file beside it, which the system gives back when the process ends, however it ends.</summary>
internal sealed class WriterLock : IDisposable
{
    // What the systems say of a file that is locked: EWOULDBLOCK, and a sharing violation.
    private const int LinuxLocked = 11;
    private const int MacLocked = 35;
    private const int WindowsLocked = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private WriterLock(FileStream file) => _file = file;

    public static WriterLock Take(string ledger)
    {
        try
        {
            return new WriterLock(new FileStream(ledger + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None));
        }
        catch (DirectoryNotFoundException failure)
        {
            throw new LedgerStorageException($"The folder of the ledger '{ledger}' does not exist.", failure);
        }
        catch (IOException failure) when (failure.HResult is LinuxLocked or MacLocked or WindowsLocked)
        {
            throw new LedgerStorageException($"The ledger '{ledger}' is in use by another process; only one writes at a time.", failure);
        }
        catch (IOException failure)
        {
            throw new LedgerStorageException($"The lock beside the ledger '{ledger}' cannot be written: {failure.Message}", failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new LedgerStorageException($"The ledger '{ledger}' may not be written by this user.", failure);
        }
    }

    // The file stays: deleting it would let a third process lock a new one while a second still waits for the old.
    public void Dispose() => _file.Dispose();
}
