using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace Tigris.PowerShell.Commands;

/// <summary>
/// The file that keeps the credentials of new tenants, a line of JSON each, on the disk before the object comes out. A secret exists nowhere
/// else, so a pipeline that is stopped leaves the requests that were sent a moment to be answered.
/// </summary>
internal sealed class SavedCredentials : IDisposable
{
    // Whoever stops a pipeline waits less than a second.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(800);

    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(100);

    private readonly LineFile _file;
    private readonly string _path;
    private readonly object _gate = new();

    // Not disposed: requests that end late still look at it, and there is nothing in it to let go of.
    private readonly CancellationTokenSource _sending = new();
    private volatile bool _broken;
    private bool _closed;
    private int _users;

    private SavedCredentials(string path, LineFile file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Whether an earlier run was cut off in the middle of a line.</summary>
    public bool WasTorn => _file.WasTorn;

    /// <summary>For requests whose answer is to be saved: ends with the file, and so later than the pipeline.</summary>
    public CancellationToken Sending => _sending.Token;

    /// <exception cref="TigrisFileException">It cannot be written to, or another run has it.</exception>
    public static SavedCredentials Open(string path) => new(path, LineFile.Open(path));

    /// <summary>Keeps the file open for a credential that is about to be made, until the returned object is disposed.</summary>
    /// <exception cref="TigrisFileException">An earlier credential could not be saved, so there shall be no other.</exception>
    /// <exception cref="OperationCanceledException">The file is closed.</exception>
    public IDisposable Use()
    {
        lock (_gate)
        {
            if (_closed)
            {
                throw new OperationCanceledException(Sending);
            }

            if (_broken)
            {
                throw new TigrisFileException("CredentialFileBroken", Text.Of(Messages.CredentialFileBroken, _path), _path);
            }

            _users++;
            return new User(this);
        }
    }

    /// <summary>Adds a credential, and returns once it is on the disk.</summary>
    /// <exception cref="TigrisFileException">The file system does not let it.</exception>
    public void Save(ProvisionedBucket bucket, DateTimeOffset time)
    {
        if (bucket.SecretAccessKey is null)
        {
            return;
        }

        var line = ClientLoader.Factory.WriteJsonUtf8(new KeyValuePair<string, object?>[]
        {
            new("OrganizationId", bucket.OrganizationId),
            new("BucketName", bucket.BucketName),
            new("AccessKeyId", bucket.AccessKeyId),
            new("SecretAccessKey", bucket.SecretAccessKey),
            new("S3Endpoint", bucket.S3Endpoint?.AbsoluteUri),
            new("Time", time),
        });
        try
        {
            _file.Append(line);
        }
        catch (Exception exception) when (UserFile.IsRefusal(exception))
        {
            _broken = true;
            throw new TigrisFileException(
                "CredentialNotSaved", Text.Of(Messages.CredentialNotSaved, bucket.BucketName, _path, exception.Message), _path, exception);
        }
        finally
        {
            Array.Clear(line, 0, line.Length);
        }
    }

    /// <summary>Waits a moment for what was sent, gives up what takes longer, and closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
        }

        WaitForUsers(Grace);
        _sending.Cancel();
        WaitForUsers(Farewell);
        CloseIfUnused();
    }

    private void WaitForUsers(TimeSpan atMost)
    {
        var waited = Stopwatch.StartNew();
        lock (_gate)
        {
            while (_users > 0 && atMost - waited.Elapsed is var left && left > TimeSpan.Zero)
            {
                Monitor.Wait(_gate, left);
            }
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _users--;
            Monitor.PulseAll(_gate);
        }

        CloseIfUnused();
    }

    private void CloseIfUnused()
    {
        lock (_gate)
        {
            if (_closed && _users == 0)
            {
                _file.Dispose();
            }
        }
    }

    private sealed class User(SavedCredentials credentials) : IDisposable
    {
        public void Dispose() => credentials.Leave();
    }
}
