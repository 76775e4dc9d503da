(function(){
"use strict";
// What a link leads to may stand in something closed: open it.
function reveal(){
  var id=decodeURIComponent(location.hash.slice(1)),el=id&&document.getElementById(id);
  if(!el)return;
  var box=el.matches("details")?el:el.querySelector(":scope > details");
  if(box&&el.classList.contains("folded")||box===el)box.open=true;
  for(var up=el.parentElement;up;up=up.parentElement)if(up.tagName==="DETAILS")up.open=true;
  if(el.hidden&&form){form.reset();apply();}
  el.scrollIntoView();
}
var form=document.getElementById("filter"),rows=[].slice.call(document.querySelectorAll("table.ledger tbody tr"));
function apply(){
  var q=form.q.value.trim().toLowerCase(),n=0;
  rows.forEach(function(row){
    var fits=["a","d","m","s","p"].every(function(k){
      var v=form[k].value;return !v||(" "+row.getAttribute("data-"+k)+" ").indexOf(" "+v+" ")>=0;
    })&&(!q||q.split(/\s+/).every(function(w){return row.textContent.toLowerCase().indexOf(w)>=0;}));
    row.hidden=!fits;if(fits)n++;
  });
  form.querySelector("output").textContent=n+" of "+rows.length+" events";
}
if(form){
  form.hidden=false;
  form.addEventListener("input",apply);
  form.addEventListener("submit",function(e){e.preventDefault();});
  form.addEventListener("reset",function(){setTimeout(apply,0);});
  form.addEventListener("keydown",function(e){if(e.key==="Escape"){form.reset();}});
  apply();
}
addEventListener("hashchange",reveal);reveal();
// Where we are, in the contents.
var links={};[].forEach.call(document.querySelectorAll(".contents a"),function(a){links[a.hash.slice(1)]=a;});
if("IntersectionObserver" in window){
  var seen=new IntersectionObserver(function(es){es.forEach(function(e){
    if(!e.isIntersecting)return;
    for(var k in links)links[k].removeAttribute("aria-current");
    if(links[e.target.id])links[e.target.id].setAttribute("aria-current","true");
  });},{rootMargin:"-10% 0px -80% 0px"});
  [].forEach.call(document.querySelectorAll("main > section"),function(s){seen.observe(s);});
}
})();
