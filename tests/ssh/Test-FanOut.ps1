#Requires -Version 7.4

<#
.SYNOPSIS
    Offboards tenants of an emulator with Invoke-OffboardingShards.ps1 over SSH and checks that each tenant is processed exactly once.
.PARAMETER Endpoint
    The emulator.
.PARAMETER HostName
    The two users, as user@host:port and separated by a comma.
.PARAMETER HomeFolder
    The folder with the home folders of the users: 1 and 2.
.PARAMETER KeyFilePath
    The private key of both users.
.PARAMETER KnownHosts
    The file with the host key of the SSH server.
#>
param(
    [Parameter(Mandatory)][string]$Endpoint,
    [Parameter(Mandatory)][string]$HostName,
    [Parameter(Mandatory)][string]$HomeFolder,
    [Parameter(Mandatory)][string]$KeyFilePath,
    [Parameter(Mandatory)][string]$KnownHosts
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$ProgressPreference = 'SilentlyContinue'
$root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
Import-Module -Name "$root/artifacts/module/Tigris"

$passed = 0
$failed = 0
function Assert-Fact([string]$Name, [bool]$Fact) {
    if ($Fact) { $script:passed++ } else { $script:failed++ }
    '{0}  {1}' -f ($Fact ? 'ok    ' : 'FAILED'), $Name
}

function Test-Equal($Left, $Right) {
    $null -eq (Compare-Object -ReferenceObject @($Left) -DifferenceObject @($Right)) -and @($Left).Count -eq @($Right).Count
}

# Requests that change something, as the emulator received them.
function Get-Change {
    (Invoke-RestMethod -Uri "$Endpoint/_emulator/requests").requests | Where-Object method -NE 'GET' | ForEach-Object { "$($_.method) $($_.raw_target)" }
}

function Get-JournalTenant([int]$User) {
    $file = Join-Path -Path $HomeFolder -ChildPath "$User/tigris-offboarding/leavers-shard-$User-of-2.journal.jsonl"
    if (Test-Path -LiteralPath $file) {
        Get-Content -LiteralPath $file | ConvertFrom-Json | Where-Object { $_.PSObject.Properties['organization_id'] } |
            ForEach-Object organization_id | Sort-Object -Unique
    }
}

$key = ConvertTo-SecureString -String 'local-signing-key' -AsPlainText -Force
$provider = [pscredential]::new('local', $key)
Connect-Tigris -Credential $provider -Endpoint $Endpoint -UserId admin -UserRole Admin
$ids = 1..24 | ForEach-Object { 'leaver-{0:00}' -f $_ }
$ids | ForEach-Object { $null = New-TigrisBucket -OrganizationId $_ -OrganizationName $_ -BucketName "$_-data" }
$null = New-TigrisBucket -OrganizationId customer -OrganizationName Customer -BucketName customer-data
$csv = Join-Path -Path $HomeFolder -ChildPath leavers.csv
$ids | ForEach-Object { [pscustomobject]@{ org_id = $_ } } | Export-Csv -LiteralPath $csv

$users = $HostName -split ','
$fanOut = @{
    KeyFilePath = $KeyFilePath; SshOption = @{ UserKnownHostsFile = $KnownHosts; StrictHostKeyChecking = 'yes'; BatchMode = 'yes' }
    Credential = $provider; Path = $csv; Endpoint = $Endpoint; Month = [datetime]::UtcNow.AddMonths(-1).ToString('yyyy-MM')
}
$sample = "$root/samples/runbooks/Invoke-OffboardingShards.ps1"
$before = @(Get-Change).Count

& $sample @fanOut -HostName $users -WhatIf 6>$null | Out-Null
Assert-Fact '-WhatIf changes nothing' (@(Get-Change).Count -eq $before)

# The second user isn't allowed to log in.
$message = ''
$first = @(try { & $sample @fanOut -HostName $users[0], ($users[1] -replace '^[^@]+', 'unknown') -Confirm:$false 2>$null } catch { $message = "$_" })
$left = @(Get-TigrisBucket -OrganizationId $ids)
Assert-Fact 'A user who is refused is named' ($message -like '*Not done: 2/2 on unknown@127.0.0.1:*')
Assert-Fact 'The other user completes the first shard' ($first.Count -gt 0 -and $first.Count -lt $ids.Count -and $left.Count -eq $ids.Count - $first.Count)

$results = @(& $sample @fanOut -HostName $users -Confirm:$false)
Assert-Fact 'Each tenant has one result' (Test-Equal $results.OrganizationId $ids)
Assert-Fact 'Each tenant is completed' (Test-Equal @($results | ForEach-Object { "$($_.Status)" } | Sort-Object -Unique) 'Completed')
Assert-Fact 'No bucket of a leaver is left' (@(Get-TigrisBucket -OrganizationId $ids).Count -eq 0)
Assert-Fact 'Each organization of a leaver is inactive' (@(Get-TigrisOrganization -OrganizationId $ids | Where-Object Active).Count -eq 0)
Assert-Fact 'The other customer keeps its bucket' (@(Get-TigrisBucket -OrganizationId customer).Count -eq 1)

$journals = @(Get-JournalTenant 1), @(Get-JournalTenant 2)
Assert-Fact 'Each user has a journal with tenants' ($journals[0].Count -gt 0 -and $journals[1].Count -gt 0)
Assert-Fact 'Each tenant is in exactly one journal' (Test-Equal ($journals[0] + $journals[1]) $ids)
$changes = @(Get-Change | Select-Object -Skip $before | Where-Object { $_ -match 'leaver' })
$changes | Group-Object -NoElement | Where-Object Count -GT 1 | Out-Host
Assert-Fact 'The emulator received each change once' ($changes.Count -ge 2 * $ids.Count -and @($changes | Sort-Object -Unique).Count -eq $changes.Count)

$total = @(Get-Change).Count
$again = @(& $sample @fanOut -HostName $users -Confirm:$false)
Assert-Fact 'Another run has the same results' (Test-Equal $again.OrganizationId $ids)
Assert-Fact 'Another run changes nothing' (@(Get-Change).Count -eq $total)
Assert-Fact 'No file of the users has the signing key' (@(Get-ChildItem -LiteralPath $HomeFolder -Recurse -File -Force | Select-String -SimpleMatch 'local-signing-key').Count -eq 0)

Write-Host "$($ids.Count) tenants over SSH: $($journals[0].Count) and $($journals[1].Count) a user, $($changes.Count) changes."
"$passed passed, $failed failed, 0 skipped"
exit [int]($failed -gt 0)
