using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets the state of each tenant in offboarding journals, without a connection and while a run writes to them.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisOffboarding", HelpUri = HelpPages.Guide)]
[OutputType(typeof(OffboardingState))]
public sealed class GetTigrisOffboardingCommand : InputCmdlet
{
    private readonly List<OffboardingState> _states = [];

    /// <summary>The journal files of Remove-TigrisTenant. Wildcards are allowed, for the journals of several machines.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] JournalPath { get; set; } = [];

    /// <summary>The ids of the organizations; wildcards are allowed. The default is all organizations in the journals.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [Identity("OrganizationId", "OrgId", "org_id")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string[]? OrganizationId { get; set; }

    private protected override void Prepare()
    {
        foreach (var path in JournalPath)
        {
            Attempt(path, () => Read(path));
        }
    }

    private protected override void ProcessInput()
    {
        if (OrganizationId is null)
        {
            if (!MyInvocation.ExpectingInput)
            {
                _states.ForEach(Output.WriteObject);
            }

            return;
        }

        foreach (var id in OrganizationId)
        {
            Attempt(id, () => Write(id));
        }
    }

    private void Read(string path)
    {
        foreach (var file in UserFile.Find(this, path))
        {
            Attempt(file, () => _states.AddRange(OffboardingStates.Read(ClientLoader.Services, file, WriteWarning)));
        }
    }

    private void Write(string idOrPattern)
    {
        var exact = _states.Where(state => state.OrganizationId == idOrPattern).ToArray();
        var name = NamePattern.Of(idOrPattern, nameof(OrganizationId));
        var found = exact.Length > 0 ? exact : [.. _states.Where(state => name.Matches(state.OrganizationId))];
        if (found.Length == 0 && !name.IsPattern)
        {
            throw new TigrisArgumentException("NotInJournal", MessageText.Of(Messages.NotInJournal, idOrPattern), idOrPattern);
        }

        foreach (var state in found)
        {
            Output.WriteObject(state);
        }
    }
}
