using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>
/// The file that keeps the secrets of a run: a pending line is on the disk before a request is sent, and the line with the secret before the
/// object is written. So if the process ends at any time, the file has the secret, or the name of the key to reset.
/// </summary>
internal sealed class CredentialFile : IDisposable
{
    // Another run may be about to end.
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(100);

    // The space for the next lines. A full disk must be detected before the first request, not after it.
    private const int Room = 16 * 1024;

    private readonly IJsonSerializer _json;
    private readonly LineFile _file;
    private readonly string _providerId;
    private volatile bool _broken;

    private CredentialFile(IJsonSerializer json, string path, LineFile file, string providerId)
    {
        _json = json;
        Path = path;
        _file = file;
        _providerId = providerId;
    }

    public string Path { get; }

    /// <summary>Opens or creates a credential file, and checks by a write that the disk has room for more lines.</summary>
    /// <param name="services">Files and JSON.</param>
    /// <param name="path">A path of the file system.</param>
    /// <param name="allowShared">true to accept a file system where locks, flushes and owner-only access can't be verified.</param>
    /// <param name="providerId">The provider whose secrets the run saves.</param>
    /// <param name="warn">Receives the warning about a line that was cut off.</param>
    /// <exception cref="TigrisFileException">The file can't be used.</exception>
    public static CredentialFile Open(LocalServices services, string path, bool allowShared, string providerId, Action<string> warn)
    {
        RequireVerified(services.Files, path, allowShared);
        var file = Open(services, path);
        if (file.WasIncomplete)
        {
            warn(MessageText.Of(Messages.IncompleteLine, path));
        }

        return new CredentialFile(services.Json, path, file, providerId);
    }

    /// <summary>Checks a file for <c>-WhatIf</c>, with the errors that <see cref="Open(LocalServices, string, bool, string, Action{string})"/> would have, and changes nothing.</summary>
    /// <exception cref="TigrisFileException">The file can't be used.</exception>
    public static void Check(LocalServices services, string path, bool allowShared)
    {
        RequireVerified(services.Files, path, allowShared);
        RequireFormat(services, path);
    }

    /// <summary>Sends a request whose response contains a secret, and saves the secret. Without a file, it only sends the request.</summary>
    /// <returns>The response, and the error if the secret couldn't be saved: then the caller writes the response and throws the error.</returns>
    /// <exception cref="TigrisFileException">The pending line couldn't be written; nothing was sent.</exception>
    public static async Task<(T Response, TigrisFileException? Unsaved)> SendAsync<T>(
        CredentialFile? file, IWorkflowHost host, CredentialRequest request, Func<Task<T>> send, Func<T, Secret> secret)
    {
        if (file is null)
        {
            return (await send().ConfigureAwait(false), null);
        }

        var id = Guid.NewGuid().ToString("N");

        // Flushing blocks, and this may be the pipeline thread. Requests that begin at the same time share a flush.
        await Task.Run(() => file.Begin(id, request, host.Client.UtcNow)).ConfigureAwait(false);
        T response;
        try
        {
            response = await send().ConfigureAwait(false);
        }
        catch (Exception exception) when (!host.MayHaveChanged || (IsRefusal(exception) && !host.MayHaveRun(request.Operation)))
        {
            file.Close(id, request, host.Client.UtcNow);
            throw;
        }

        return (response, file.Save(id, request, secret(response), host.Client.UtcNow));
    }

    public void Dispose() => _file.Dispose();

    private static LineFile Open(LocalServices services, string path)
    {
        var waited = Stopwatch.StartNew();
        using var never = new ManualResetEventSlim();
        while (true)
        {
            try
            {
                return FileOperation.Run(path, () => OpenOnce(services, path));
            }
            catch (TigrisFileException exception) when (IsLocked(exception.InnerException))
            {
                if (waited.Elapsed > LockWait)
                {
                    throw new TigrisFileException("CredentialFileInUse", MessageText.Of(Messages.CredentialFileInUse, path), path, exception);
                }

                never.Wait(LockPause);
            }
        }
    }

    private static LineFile OpenOnce(LocalServices services, string path)
    {
        var file = LineFile.Over(services.Files.OpenOwn(path));
        try
        {
            if (file.HasIncompleteHeading(CredentialFormat.Heading))
            {
                file.RemoveIncompleteLine();
            }

            if (file.IsEmpty)
            {
                file.Append(Encoding.UTF8.GetBytes(CredentialFormat.Heading));
            }
            else
            {
                CredentialReader.RequireFirst(services.Json, path, file.ReadFirst(), isIncomplete: false);
            }

            file.Probe(Room);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static void RequireVerified(IOwnerOnlyFiles files, string path, bool allowShared)
    {
        if (!allowShared && files.FindShared(path) is { } system)
        {
            throw new TigrisFileException("SharedPath", MessageText.Of(Messages.SharedPath, path, system), path);
        }
    }

    private static void RequireFormat(LocalServices services, string path)
    {
        // A file that doesn't exist has the attributes -1.
        if (new FileInfo(path).Attributes is var attributes && (int)attributes != -1 && (attributes & FileAttributes.ReparsePoint) != 0)
        {
            FileOperation.Run(path, () => throw new IOException(MessageText.Of(Messages.LinkRefused, path)));
        }

        if (File.Exists(path) || Directory.Exists(path))
        {
            using var reader = CredentialReader.Open(services, path);
            if (FileOperation.Run(path, reader.ReadFirst) is { } first)
            {
                CredentialReader.RequireFirst(services.Json, path, reader.HasByteOrderMark ? [] : first, reader.IsIncomplete);
            }
        }
        else if (!Directory.Exists(System.IO.Path.GetDirectoryName(path)))
        {
            FileOperation.Run(path, () => throw new DirectoryNotFoundException(MessageText.Of(Messages.NoFolder, System.IO.Path.GetDirectoryName(path))));
        }
    }

    // A call may have made other changes before a request that the server refused.
    private static bool IsRefusal(Exception exception) => exception is TigrisInvalidRequestException or TigrisUnauthorizedException or TigrisForbiddenException
        or TigrisNotFoundException or TigrisConflictException;

    // EWOULDBLOCK on Linux and on macOS; a sharing or lock violation on Windows.
    private static bool IsLocked(Exception? exception) => exception is IOException && (exception.HResult & 0xFFFF) is 11 or 35 or 32 or 33;

    private void Begin(string id, CredentialRequest request, DateTimeOffset time)
    {
        if (_broken)
        {
            throw new TigrisFileException("CredentialFileBroken", MessageText.Of(Messages.CredentialFileBroken, Path), Path);
        }

        try
        {
            _file.Append(CredentialFormat.Line(_json, CredentialFormat.Pending, id, request, _providerId, time));
        }
        catch (Exception exception) when (FileOperation.IsRefusal(exception))
        {
            _broken = true;
            throw new TigrisFileException("CredentialFileBroken", MessageText.Of(Messages.CredentialFileFull, Path, exception.Message), Path, exception);
        }
    }

    private TigrisFileException? Save(string id, CredentialRequest request, Secret secret, DateTimeOffset time)
    {
        var line = CredentialFormat.Line(
            _json, secret.Value is null ? CredentialFormat.Closed : CredentialFormat.Saved, id, request, _providerId, time, secret);
        try
        {
            _file.Append(line);
            return null;
        }
        catch (Exception exception) when (FileOperation.IsRefusal(exception) || exception is ObjectDisposedException)
        {
            _broken = true;
            return new TigrisFileException(
                "CredentialNotSaved", MessageText.Of(Messages.CredentialNotSaved, secret.AccessKeyId, request.OrganizationId, Path, exception.Message), Path, exception);
        }
        finally
        {
            Array.Clear(line, 0, line.Length);
        }
    }

    // A pending line that remains causes a needless warning, and no other harm.
    private void Close(string id, CredentialRequest request, DateTimeOffset time)
    {
        try
        {
            _file.Append(CredentialFormat.Line(_json, CredentialFormat.Closed, id, request, _providerId, time));
        }
        catch (Exception exception) when (FileOperation.IsRefusal(exception) || exception is ObjectDisposedException)
        {
            _broken = true;
        }
    }
}
