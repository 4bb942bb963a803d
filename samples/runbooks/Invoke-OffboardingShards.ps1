#Requires -Version 7.4

<#
.SYNOPSIS
    Offboards the tenants of a CSV on several computers side by side, through PowerShell remoting: the same as a fan-out of runbooks, outside Azure.
.DESCRIPTION
    Each computer takes one shard of the tenants, runs Offboard-Churned.ps1 with it, and keeps the journal, the invoices and the report of its
    shard in its own folder. THIS DELETES DATA FOR GOOD: run it with -WhatIf first.

    Run it again as it was, with the same computers in the same order, and each goes on where it was. A computer that cannot be reached leaves
    its shard undone; the others go on, and the error names it.

    The computers need PowerShell 7.4, the module Tigris, and remoting. The provider's key goes to them as a credential, which remoting encrypts,
    and is kept nowhere.
.PARAMETER ComputerName
    The computers. The first takes the first shard, and so on.
.PARAMETER Credential
    The provider: user name is its id, password its signing key.
.PARAMETER Path
    The CSV of those who leave, on this computer, with a column OrganizationId (or org_id).
.PARAMETER Folder
    The folder on each computer for journal, invoices and report. It is created if need be.
.PARAMETER Month
    The month of the invoice, as yyyy-MM.
.PARAMETER AllowDraftInvoice
    Deletes although the invoice is still a draft.
.PARAMETER Endpoint
    The address of the management API, where it is not the production one.
.PARAMETER UserId
    The user in whose name it is done.
.PARAMETER ConfigurationName
    The remoting endpoint: PowerShell.7, which Enable-PSRemoting makes in PowerShell 7.
.EXAMPLE
    ./Invoke-OffboardingShards.ps1 -ComputerName worker1, worker2, worker3 -Credential my-provider -Path ./churned.csv -WhatIf

    What would happen. PowerShell asks for the signing key.
.EXAMPLE
    ./Invoke-OffboardingShards.ps1 -ComputerName worker1, worker2, worker3 -Credential my-provider -Path ./churned.csv -Confirm:$false |
        Select-Object PSComputerName, OrganizationId, Status, Error

    A third of the tenants on each computer.
.OUTPUTS
    The results of Remove-TigrisTenant as they come over remoting, with PSComputerName.
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)][string[]]$ComputerName,
    [Parameter(Mandatory)][pscredential]$Credential,
    [Parameter(Mandatory)][string]$Path,
    [string]$Folder = 'tigris-offboarding',
    [string]$Month = '',
    [switch]$AllowDraftInvoice,
    [string]$Endpoint = '',
    [string]$UserId = 'offboarding',
    [string]$ConfigurationName = 'PowerShell.7'
)

$ErrorActionPreference = 'Stop'
$csv = [IO.File]::ReadAllText($PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path))
$script = [IO.File]::ReadAllText([IO.Path]::Combine($PSScriptRoot, '..', 'Offboard-Churned.ps1'))

# One question for all: the computers have nobody to ask.
$simulate = [bool]$WhatIfPreference
if (-not $simulate -and -not $PSCmdlet.ShouldProcess("the tenants of '$Path' on $($ComputerName -join ', ')", 'Deactivate, and delete all buckets')) {
    return
}

$offboard = {
    param($csv, $script, $folder, $shard, $month, $allowDraft, [pscredential]$credential, $endpoint, $userId, $simulate)
    $ErrorActionPreference = 'Stop'
    Import-Module -Name Tigris
    $provider = @{ Credential = $credential; UserId = $userId; UserRole = 'Admin' }
    if ($endpoint) { $provider.Endpoint = $endpoint }
    Connect-Tigris @provider
    try {
        $place = [IO.Directory]::CreateDirectory([IO.Path]::Combine($HOME, $folder)).FullName
        $file = [IO.Path]::Combine($place, 'leavers.csv')
        [IO.File]::WriteAllText($file, $csv)
        $runnable = [IO.Path]::Combine($place, 'Offboard-Churned.ps1')
        [IO.File]::WriteAllText($runnable, $script)
        & $runnable -Path $file -Shard $shard -Month $month -AllowDraftInvoice:$allowDraft -WhatIf:$simulate -Confirm:$false
    }
    finally {
        Disconnect-Tigris
    }
}

$jobs = for ($index = 0; $index -lt $ComputerName.Count; $index++) {
    $shard = "$($index + 1)/$($ComputerName.Count)"
    Invoke-Command -ComputerName $ComputerName[$index] -ConfigurationName $ConfigurationName -AsJob -JobName $shard -ScriptBlock $offboard -ArgumentList @(
        $csv, $script, $Folder, $shard, $Month, $AllowDraftInvoice.IsPresent, $Credential, $Endpoint, $UserId, $simulate)
}

$undone = foreach ($job in $jobs) {
    # Whatever one computer says, the others are heard too.
    Receive-Job -Job $job -Wait -ErrorAction Continue | ForEach-Object { $PSCmdlet.WriteObject($_) }
    if ($job.State -ne 'Completed') {
        "$($job.Name) on $($job.Location)"
    }
    Remove-Job -Job $job -Force -WhatIf:$false -Confirm:$false
}
if ($undone) {
    throw "Not all tenants are offboarded; run it again. Not done: $($undone -join ', ')"
}
