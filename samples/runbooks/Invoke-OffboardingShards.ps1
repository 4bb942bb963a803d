#Requires -Version 7.4

<#
.SYNOPSIS
    Offboards the tenants of a CSV on several computers in parallel, through PowerShell remoting. It is the counterpart of Start-Shards.ps1 outside Azure.
.DESCRIPTION
    Each computer works on one shard of the tenants. It runs Offboard-Churned.ps1 and keeps the journal, the invoices and the report of its shard in
    its own folder. THIS DELETES DATA PERMANENTLY: run it with -WhatIf first.

    Run it again with the same parameters and the computers in the same order, and each computer continues from its journal. If a computer can't be
    reached, its shard isn't done; the other computers continue, and the error names it.

    The computers need PowerShell 7.4, the module Tigris, and remoting: WS-Management with -ComputerName, or SSH with -HostName. The provider's key is
    sent as a credential, which remoting encrypts, and isn't stored.
.PARAMETER ComputerName
    The computers, for remoting over WS-Management. The first computer gets the first shard, and so on.
.PARAMETER HostName
    The computers, for remoting over SSH, as user@host or user@host:port. The SSH server of each needs the PowerShell subsystem. Two users of one
    computer can have a shard each.
.PARAMETER KeyFilePath
    The private key for SSH. Without it, SSH uses its own configuration.
.PARAMETER SshOption
    Options for the SSH client, such as @{ ConnectTimeout = 10 }.
.PARAMETER Credential
    The credential of the provider. Its user name is the id of the provider, and its password is the signing key.
.PARAMETER Path
    The CSV of the tenants to offboard, on this computer, with a column OrganizationId (or org_id).
.PARAMETER Delimiter
    The character between the columns of the CSV and of the reports. The default is a comma. Excel writes a semicolon in many countries.
.PARAMETER Encoding
    The encoding of the CSV, as Import-Csv accepts it: utf8, ansi, unicode or the number of a code page. The default is utf8.
.PARAMETER Folder
    The folder on each computer for journal, invoices and report. The script creates it if it doesn't exist.
.PARAMETER Month
    The month of the invoice, as yyyy-MM.
.PARAMETER AllowDraftInvoice
    Deletes the buckets even if the invoice is still a draft.
.PARAMETER Endpoint
    The address of the management API. The default is the production endpoint.
.PARAMETER UserId
    The id of the acting user.
.PARAMETER ConfigurationName
    The WS-Management endpoint: PowerShell.7, which Enable-PSRemoting creates in PowerShell 7.
.EXAMPLE
    ./Invoke-OffboardingShards.ps1 -ComputerName worker1, worker2, worker3 -Credential my-provider -Path ./churned.csv -WhatIf

    Shows what would happen. PowerShell prompts for the signing key.
.EXAMPLE
    ./Invoke-OffboardingShards.ps1 -ComputerName worker1, worker2, worker3 -Credential my-provider -Path ./churned.csv -Confirm:$false |
        Select-Object PSComputerName, OrganizationId, Status, Error

    Offboards a third of the tenants on each computer.
.EXAMPLE
    ./Invoke-OffboardingShards.ps1 -HostName ops@worker1, ops@worker2:2222 -KeyFilePath ~/.ssh/ops -Credential my-provider -Path ./churned.csv -Confirm:$false

    Offboards half of the tenants on each computer, over SSH.
.OUTPUTS
    The deserialized results of Remove-TigrisTenant, with PSComputerName.
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High', DefaultParameterSetName = 'WSManagement')]
param(
    [Parameter(Mandatory, ParameterSetName = 'WSManagement')][string[]]$ComputerName,
    [Parameter(Mandatory, ParameterSetName = 'SSH')][string[]]$HostName,
    [Parameter(ParameterSetName = 'SSH')][string]$KeyFilePath = '',
    [Parameter(ParameterSetName = 'SSH')][hashtable]$SshOption = @{},
    [Parameter(Mandatory)][pscredential]$Credential,
    [Parameter(Mandatory)][string]$Path,
    [char]$Delimiter = ',',
    [string]$Encoding = 'utf8',
    [string]$Folder = 'tigris-offboarding',
    [string]$Month = '',
    [switch]$AllowDraftInvoice,
    [string]$Endpoint = '',
    [string]$UserId = 'offboarding',
    [Parameter(ParameterSetName = 'WSManagement')][string]$ConfigurationName = 'PowerShell.7'
)

$ErrorActionPreference = 'Stop'
$csv = Import-Csv -LiteralPath $Path -Delimiter $Delimiter -Encoding $Encoding | ConvertTo-Csv -Delimiter $Delimiter -NoTypeInformation | Out-String
$script = [IO.File]::ReadAllText([IO.Path]::Combine($PSScriptRoot, '..', 'Offboard-Churned.ps1'))

$computers = @($PSCmdlet.ParameterSetName -eq 'SSH' ? $HostName : $ComputerName)
$repeated = @($computers | Group-Object | Where-Object Count -GT 1)
if ($repeated) {
    throw "'$($repeated[0].Name)' occurs more than once. Its shards would share one folder, and so one list of tenants. Name each computer once."
}

# One confirmation for all tenants, because the computers can't prompt.
$simulate = [bool]$WhatIfPreference
if (-not $simulate -and -not $PSCmdlet.ShouldProcess("the tenants of '$Path' on $($computers -join ', ')", 'Deactivate, and delete all buckets')) {
    return
}

$offboard = {
    param($csv, $script, $folder, $shard, $month, $allowDraft, [pscredential]$credential, $endpoint, $userId, $simulate, $delimiter)
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
        & $runnable -Path $file -Delimiter $delimiter -Shard $shard -Month $month -AllowDraftInvoice:$allowDraft -WhatIf:$simulate -Confirm:$false
    }
    finally {
        Disconnect-Tigris
    }
}

$jobs = @(for ($index = 0; $index -lt $computers.Count; $index++) {
    $shard = "$($index + 1)/$($computers.Count)"
    $transport = $PSCmdlet.ParameterSetName -eq 'SSH' ? @{ HostName = $computers[$index] } : @{ ComputerName = $computers[$index]; ConfigurationName = $ConfigurationName }
    if ($KeyFilePath) { $transport.KeyFilePath = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($KeyFilePath) }
    if ($SshOption.Count) { $transport.Options = $SshOption }
    try {
        Invoke-Command @transport -AsJob -JobName $shard -ScriptBlock $offboard -ArgumentList @(
            $csv, $script, $Folder, $shard, $Month, $AllowDraftInvoice.IsPresent, $Credential, $Endpoint, $UserId, $simulate, $Delimiter)
    }
    catch {
        # The shards that already started continue and are reported.
        Write-Error -ErrorRecord $_ -ErrorAction Continue
        $null
    }
})

$undone = for ($index = 0; $index -lt $computers.Count; $index++) {
    $job = $jobs[$index]
    if ($job) {
        # An error of one computer must not hide the results of the others.
        Receive-Job -Job $job -Wait -ErrorAction Continue | ForEach-Object { $PSCmdlet.WriteObject($_) }
    }
    if (-not $job -or $job.State -ne 'Completed') {
        "$($index + 1)/$($computers.Count) on $($computers[$index])"
    }
    if ($job) {
        Remove-Job -Job $job -Force -WhatIf:$false -Confirm:$false
    }
}
if ($undone) {
    throw "Not all tenants are offboarded; run it again. Not done: $($undone -join ', ')"
}
