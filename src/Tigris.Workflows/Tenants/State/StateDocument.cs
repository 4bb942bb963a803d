using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>
/// A state document: JSON lines with one tenant each, or a CSV table. The whole document is checked when it is opened, before the first request.
/// The tenants are read again one by one, so memory use doesn't depend on the size of the document.
/// </summary>
internal sealed class StateDocument : IDisposable
{
    private readonly StateServices _services;
    private readonly StateDocumentOptions _options;
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private StateDocument(StateServices services, string path, StateDocumentOptions options)
    {
        _services = services;
        _path = path;
        _options = options;
        _stream = FileOperation.Run(path, () => services.Local.Files.OpenShared(path));
    }

    /// <summary>The number of tenants.</summary>
    public int Count => _ids.Count;

    /// <summary>true if the document names access keys; otherwise, false.</summary>
    public bool NamesAccessKeys { get; private set; }

    private bool IsTable => Path.GetExtension(_path).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens a document and checks all of it.</summary>
    /// <exception cref="TigrisFileException">The document can't be read, or isn't valid. The message names line and path of each problem.</exception>
    public static StateDocument Open(StateServices services, string path, StateDocumentOptions options, Action<string> warn)
    {
        var document = new StateDocument(services, path, options);
        try
        {
            FileOperation.Run(path, () => document.Check(warn));
            return document;
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    /// <summary>Returns true if the document names a tenant; otherwise, false.</summary>
    public bool Names(string organizationId) => _ids.Contains(organizationId);

    /// <summary>Reads the tenants.</summary>
    /// <exception cref="TigrisFileException">The file was changed since it was opened, and isn't valid any more.</exception>
    public IEnumerable<DesiredTenant> Read()
    {
        var problems = new StateProblems(_ => { });
        foreach (var tenant in Tenants(problems))
        {
            problems.ThrowIfAny(_path);
            yield return tenant;
        }

        problems.ThrowIfAny(_path);
    }

    public void Dispose() => _stream.Dispose();

    private void Check(Action<string> warn)
    {
        if (!_stream.CanSeek)
        {
            throw FileOperation.NotAccessible(_path, Messages.StateNotSeekable);
        }

        var problems = new StateProblems(warn);
        var names = new StateNames();
        foreach (var tenant in Tenants(problems))
        {
            names.Add(tenant, problems);
            _ids.Add(tenant.OrganizationId);
            NamesAccessKeys |= tenant.Names(StateMember.AccessKey);
        }

        if (problems.Count == 0 && _ids.Count == 0)
        {
            problems.Add(1, "$", Messages.StateEmpty);
        }

        problems.ThrowIfAny(_path);
    }

    private IEnumerable<DesiredTenant> Tenants(StateProblems problems)
    {
        _stream.Seek(0, SeekOrigin.Begin);
        var found = IsTable ? new StateTable(_stream, _options.Complete, problems).Read() : Lines(problems);
        return found.Select(tenant => PlanFile.Apply(_options.Plans, tenant, problems));
    }

    private IEnumerable<DesiredTenant> Lines(StateProblems problems)
    {
        foreach (var line in DocumentLine.Read(_stream))
        {
            if (problems.IsEnough)
            {
                yield break;
            }

            problems.RequireEnd(line.HasEnd, line.Number, _options.Complete);
            if (line.Decode(problems) is { Length: > 0 } text && ReadLine(text, line.Number, problems) is { } tenant)
            {
                yield return tenant;
            }
        }
    }

    private DesiredTenant? ReadLine(string text, int number, StateProblems problems)
    {
        if (text[0] != '{' || text is "{")
        {
            problems.AddOnce(number, Messages.StateNotLines);
            return null;
        }

        if (!_services.Check(text, StateSchemas.Tenant, problems, number))
        {
            return null;
        }

        var graph = (IReadOnlyDictionary<string, object?>)_services.Local.Json.Parse(text)!;
        if (StateObjects.Find(graph, StateMember.ProviderId) is string provider && provider != _options.ProviderId)
        {
            problems.Add(number, "$." + StateMember.ProviderId, MessageText.Of(Messages.StateOtherProvider, provider, _options.ProviderId));
        }

        return new TenantGraph(problems, number).Read(graph);
    }
}
